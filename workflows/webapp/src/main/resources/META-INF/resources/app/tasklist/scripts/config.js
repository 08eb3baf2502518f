// Settings of Tasklist. Names are Camunda's.
export default {
  app: { name: 'Tasklist', vendor: 'Perennial' },
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true,
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
