// Settings of Cockpit. Names are Camunda's.
export default {
  app: { name: 'Cockpit', vendor: 'Perennial' },
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true,
  customScripts: ['perennial/renewal-tabs'],
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' }
};
