declare module '*.css'
/** The design tokens of core/look, made a stylesheet by the build. */
declare module 'virtual:tokens.css'
declare module '@fontsource-variable/inter/wght.css'
