// @apollo/gateway reads this when a gateway is made: unless it is set, figures go to Apollo every hour.
process.env.APOLLO_TELEMETRY_DISABLED = '1';
