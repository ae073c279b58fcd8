import { service } from "@netgraft/core";

/**
 * What asks the web: `fetch`, or something in its place. It is asked with `redirect: "manual"`, and follows none; it fails with an error where no
 * answer comes.
 */
export type WebAccess = (url: string, request: RequestInit) => Promise<Response>;

/** The service by which networks and weights are fetched that a reference names. */
export const webAccess = service<WebAccess>("netgraft/web-access", () => (url, request) => fetch(url, request));
