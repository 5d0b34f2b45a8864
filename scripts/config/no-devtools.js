// Stands in for react-devtools-core, which Ink asks for in its development build only.
export default { initialize() {}, connectToDevTools() {} };
