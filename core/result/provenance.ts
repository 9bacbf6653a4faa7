/** What a number that reaches a person says of itself (DESIGN 3): the one list that badge, chart and report read. */
export const provenances = ['measured', 'published', 'predicted', 'entered'] as const
export type Provenance = (typeof provenances)[number]
