/** What has failed on this page that the audience need not know of; nothing when all is well. */
export function readFault(): string {
  const { dataset } = document.documentElement;
  return [dataset["queryFault"], dataset["actionFault"]].filter(Boolean).join(" · ");
}

/** Notes that queries or actions fail, for the speaker alone; "" when they do no more. */
export function setFault(of: "query" | "action", text: string): void {
  document.documentElement.dataset[`${of}Fault`] = text;
}

/** Asks the dev server; rejects with what it says is wrong. */
export async function askServer(address: string, options: RequestInit = {}): Promise<unknown> {
  const response = await fetch(address, options);
  const body = (await response.json()) as { error?: string };
  if (!response.ok) throw new Error(body.error);
  return body;
}
