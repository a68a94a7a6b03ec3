/** The module form of MediaPipe's Emscripten loader comes without types; it is only ever handed to MediaPipe. */
declare module '@mediapipe/tasks-vision/vision_wasm_module_internal.js' {
  const ModuleFactory: (options: object) => Promise<object>;
  export default ModuleFactory;
}
