const { configure } = require('@testing-library/react');

// the machine may be busy; what never comes still fails
configure({ asyncUtilTimeout: 15_000 });
