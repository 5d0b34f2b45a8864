/* Preloaded into a program, makes every folder it opens for listing take DELAY_MS longer: a share on a slow network. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

typedef int filter(const struct dirent *);
typedef int order(const struct dirent **, const struct dirent **);

static void wait_a_little(void) {
  const char *ms = getenv("DELAY_MS");
  struct timespec pause = {0, (ms ? atol(ms) : 5) * 1000000L};
  nanosleep(&pause, 0);
}

DIR *opendir(const char *path) {
  wait_a_little();
  return ((DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir"))(path);
}
DIR *fdopendir(int fd) {
  wait_a_little();
  return ((DIR * (*)(int)) dlsym(RTLD_NEXT, "fdopendir"))(fd);
}
int scandir(const char *path, struct dirent ***list, filter *keep, order *compare) {
  wait_a_little();
  return ((int (*)(const char *, struct dirent ***, filter *, order *))dlsym(RTLD_NEXT, "scandir"))(path, list, keep, compare);
}
int scandir64(const char *path, struct dirent64 ***list, int (*keep)(const struct dirent64 *),
              int (*compare)(const struct dirent64 **, const struct dirent64 **)) {
  wait_a_little();
  return ((int (*)(const char *, struct dirent64 ***, int (*)(const struct dirent64 *),
                   int (*)(const struct dirent64 **, const struct dirent64 **)))dlsym(RTLD_NEXT, "scandir64"))(path, list, keep, compare);
}
