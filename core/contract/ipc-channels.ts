/** Electron's IPC channels, apart from the schemas, so that the preload script stays one small file. */
export const ipcChannel = 'groundspeed:call'
export const ipcEvents = 'groundspeed:event'
