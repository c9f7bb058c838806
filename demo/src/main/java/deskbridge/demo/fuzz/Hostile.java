package deskbridge.demo.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Values that parsers stumble over. */
final class Hostile {

    private static final int SOME = 60;
    private static final int MANY = 3000;
    private static final int LONG = 40_000;

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "1.5",
            "-1.5",
            "1e3",
            "1E400",
            "-1e400",
            "1e-400",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "99999999999999999999999999999999",
            "01",
            "+1",
            "0x10",
            ".5",
            "5.",
            "NaN",
            "Infinity",
            "-Infinity",
            "1_0",
            "253402300800",
            "31556889864403200",
            "-62167219201",
            "１２");

    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"\":null}",
            "[1,\"a\",{}]",
            "nul",
            "TRUE",
            "undefined",
            "'a'",
            "",
            ",",
            ":",
            "\"",
            "{",
            "[",
            "]",
            "}",
            "{\"a\":1,\"a\":2}",
            "/*x*/1",
            "//",
            "{\"id\":null}",
            "{\"id\":{}}",
            "[{\"id\":[]}]",
            "{\"url\":\"x\"}",
            "[{\"url\":\"http://[\",\"name\":1}]");

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\\uFFFF",
            "\\u202e",
            "\\ufeff",
            "\\r\\n",
            "\\n".repeat(50),
            "\\t",
            "\\b",
            "\\/",
            "\\x",
            "\\u12",
            "\\",
            "%00",
            "%s%n%x",
            "${jndi:ldap://127.0.0.1/x}",
            "{{issue.key}}",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href='javascript:alert(1)'>x</a>",
            "'; DROP TABLE conversation; --",
            "../../etc/passwd",
            "..%2f..%2f",
            "http://169.254.169.254/latest/",
            "file:///etc/passwd",
            "[x](javascript:alert(1))",
            "**".repeat(200),
            "[".repeat(300),
            "> ".repeat(300),
            "`".repeat(301),
            "* ".repeat(100),
            "<b>".repeat(300),
            "&#x110000;",
            "&#0;",
            "&amp".repeat(100),
            "@all @here",
            "[](",
            "![](x)(y)",
            "| a | b |\\n|-|-|\\n".repeat(20),
            "- ".repeat(200),
            "1. ".repeat(100),
            "\\\\".repeat(99),
            "2026-13-45T99:99:99Z",
            "0000-00-00",
            "+999999999-12-31T23:59:59Z",
            "2026-03-02T09:00:00.123456789012+25:00",
            "SERVICEDESK-99999999999",
            "SERVICEDESK-0",
            "A-1",
            "-1",
            "0",
            "1e9",
            "null",
            "true",
            "[]",
            "{}",
            "/new",
            "/start",
            "/my",
            "/menu",
            "/new@other_bot x",
            "s|1|5|x",
            "|||||",
            "%7C%7C",
            "t|%",
            "form/" + "0".repeat(32) + "/|");

    private Hostile() {}

    /** A JSON value, or what somebody takes for one. */
    static String value(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> of(NUMBERS, random);
            case 3, 4 -> of(OTHERS, random);
            case 5 -> nested(random);
            case 6 -> Long.toString(random.nextLong());
            default -> "\"" + words(random) + "\"";
        };
    }

    /** The inside of a JSON text. */
    static String words(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> "a".repeat(1 + random.nextInt(LONG));
            case 1 -> of(WORDS, random).repeat(1 + random.nextInt(SOME));
            case 2 -> of(WORDS, random) + of(WORDS, random) + of(WORDS, random);
            case 3 -> symbols(random);
            default -> of(WORDS, random);
        };
    }

    /** Any characters, with those that mean something in markup more often than others. */
    private static String symbols(RandomGenerator random) {
        String often = "*_~`[]()<>|!#@&;:-+./\\\\= \\n0aж";
        var text = new StringBuilder();
        for (int i = random.nextInt(SOME); i >= 0; i--) {
            switch (random.nextInt(12)) {
                case 0 -> text.append("\\u%04x".formatted(random.nextInt(Character.MAX_VALUE)));
                case 1 -> text.append("🎫");
                default -> text.append(safe(often.charAt(random.nextInt(often.length()))));
            }
        }
        return text.toString();
    }

    private static String safe(char c) {
        return c == '\\' ? "\\\\" : String.valueOf(c);
    }

    private static String nested(RandomGenerator random) {
        int depth = 1 + random.nextInt(random.nextBoolean() ? SOME : MANY);
        boolean closed = random.nextInt(4) > 0;
        return random.nextBoolean()
                ? "[".repeat(depth) + (closed ? "]".repeat(depth) : "")
                : "{\"a\":".repeat(depth) + "1" + (closed ? "}".repeat(depth) : "");
    }

    private static String of(List<String> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
