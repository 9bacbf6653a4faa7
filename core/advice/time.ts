/** 365.25 days a year, twelve equal months: 4.348 weeks, 730.5 hours. */
export const weeksPerMonth = 365.25 / 12 / 7
export const hoursPerMonth = weeksPerMonth * 168
