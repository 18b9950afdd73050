import { expect, test } from "vitest";
import { judgeSender } from "../../src/escalation/judge-sender.ts";

const settings = { staffDomains: ["sda.gov.ge"], authservId: "mx.example.ge" };

function mail(
  authentication: readonly string[],
  { from = ["nino@sda.gov.ge"], headers = {} }: { from?: string[]; headers?: Record<string, string> } = {},
) {
  return { from, authenticationResults: authentication, header: (name: string) => headers[name] };
}

test.each([
  ["DMARC", "mx.example.ge; dmarc=pass header.from=sda.gov.ge"],
  ["DMARC with a space", "mx.example.ge; dmarc= pass header.from=sda.gov.ge"],
  ["DMARC beside comments", "mx.example.ge (Postfix); spf=fail (x; y); dmarc=pass (p=none) header.from=sda.gov.ge"],
  ["DKIM of the domain", "mx.example.ge; dkim=pass header.d=sda.gov.ge; spf=none"],
  ["SPF of the domain", "mx.example.ge; spf=pass smtp.mailfrom=nino@sda.gov.ge"],
])("staff are believed by %s", (_, header) => {
  expect(judgeSender(mail([header]), settings)).toEqual({ kind: "staff", address: "nino@sda.gov.ge" });
});

test.each<[string, ReturnType<typeof mail>]>([
  ["nothing vouches for them", mail([])],
  ["another server vouches", mail(["mx.attacker.example; dmarc=pass header.from=sda.gov.ge"])],
  ["a result below the topmost vouches", mail(["mx.example.ge; dmarc=fail", "mx.example.ge; dmarc=pass"])],
  ["the result stands in a comment", mail(["mx.example.ge; spf=none (dmarc=pass header.from=sda.gov.ge)"])],
  ["DKIM is another domain's", mail(["mx.example.ge; dkim=pass header.d=attacker.example"])],
  [
    "a quoted name holds the domain",
    mail(['mx.example.ge; spf=pass smtp.mailfrom="x@sda.gov.ge"@evil.example; dmarc=none']),
  ],
  ["a quoted name ends the result", mail(['mx.example.ge; spf=pass smtp.mailfrom="a;dmarc=pass;b"@evil.example'])],
  [
    "a DKIM identity holds the domain",
    mail(['mx.example.ge; dkim=pass header.d=evil.example header.i="x@sda.gov.ge"@evil.example']),
  ],
  ["a comment lies within a comment", mail(["mx.example.ge; spf=none (a (b) ;dmarc=pass )"])],
  [
    "a comment opens in a quotation",
    mail(['mx.example.ge; spf=pass (domain of ");dmarc=pass;("@evil.example) smtp.mailfrom=e@evil.example']),
  ],
  ["a reason is quoted", mail(['mx.example.ge; spf=none reason="x; dmarc=pass"'])],
  ["DMARC fails beside a passing SPF", mail(["mx.example.ge; dmarc=fail; spf=pass smtp.mailfrom=sda.gov.ge"])],
])("a forged sender is a stranger: %s", (_, forged) => {
  expect(judgeSender(forged, settings)).toMatchObject({ kind: "stranger", reason: "unauthenticated" });
});

test("other domains, look-alikes and two senders are strangers", () => {
  const header = ["mx.example.ge; dmarc=pass"];
  for (const from of [
    ["a@gmail.com"],
    ["a@sda.gov.ge.evil.example"],
    ["a@xsda.gov.ge"],
    ["a@sda.gov.ge", "b@evil.example"],
  ])
    expect(judgeSender(mail(header, { from }), settings)).toMatchObject({ kind: "stranger", reason: "domain" });
});

test("absence notes, lists and bounces are told apart from answers", () => {
  const header = ["mx.example.ge; dmarc=pass"];
  const judge = (headers: Record<string, string>, from = ["nino@sda.gov.ge"]) =>
    judgeSender(mail(header, { headers, from }), settings).kind;
  expect(judge({ "auto-submitted": "auto-replied" })).toBe("automatic");
  expect(judge({ precedence: "bulk" })).toBe("automatic");
  expect(judge({ "auto-submitted": "no" })).toBe("staff");
  expect(judge({ "content-type": "multipart/report; report-type=delivery-status" })).toBe("bounce");
  expect(judge({ "return-path": "<>" }, ["MAILER-DAEMON@mx.example.ge"])).toBe("bounce");
});
