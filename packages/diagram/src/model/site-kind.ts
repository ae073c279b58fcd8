/** The type of the attachment, and the kind of its operation, that stand for a site where nothing is attached. */
export const siteKind = "site";
