/** What stands in the place of a secret wherever one leaves: who reads a recording knows by it that a secret was there. */
export const hidden = '[hidden]'
