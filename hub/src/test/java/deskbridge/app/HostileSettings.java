package deskbridge.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Settings as nobody should write them. */
final class HostileSettings {

    private static final int LONG = 20_000;

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\0",
            "\n",
            "\u2028",
            "\ud800",
            "0",
            "-1",
            "65536",
            "999999999999999999",
            "99999999999999999999",
            "1e9",
            "0x1F",
            "NaN",
            "１２",
            "true",
            "null",
            "~",
            "*",
            ",",
            ",,=,",
            "=",
            "pachca",
            "pachca=",
            "pachca=tracker",
            "pachca=tracker,telegram=okdesk",
            "pachca=tracker=okdesk",
            "pachca=nobody",
            "tracker=pachca",
            "telegram=okdesk, telegram=tracker",
            "pachca:1",
            "pachca:",
            ":1",
            "telegram:@name",
            "off",
            "10m",
            "1h30m",
            "999999999d",
            "999999999d999999999d",
            "0s",
            "12 parsecs",
            "http://",
            "https://x",
            "https://x:99999",
            "https://[::1",
            "https://[::1]/a?b#c",
            "https://a b/",
            "https:///x",
            "HTTPS://X//",
            "https://user:pass@host/%zz",
            "//host",
            "file:///etc/passwd",
            "jdbc:sqlite:",
            "jdbc:sqlite::memory:",
            "sqlite:///\0",
            "sqlite:////tmp/x.db?y",
            "postgresql://u:p@h/d?ssl=true&&x",
            "postgresql://%zz:%@h/d",
            "postgresql://@/",
            "jdbc:postgresql://h/d?password=%",
            "socks5://h:1",
            "socks5://h:99999999999",
            "http://u:p@h",
            "127.0.0.1",
            "10.0.0.0/33",
            "10.0.0.0/999999999999",
            "999.1.1.1",
            "::/0",
            "fe80::1%eth0",
            "1.2.3",
            "en_GB:en",
            "de_DE",
            "xx:",
            "Europe/Moscow",
            "GMT+99",
            "../../x",
            "/a/%00/b",
            "/",
            "#x",
            "#",
            "a b",
            "@",
            "/(/",
            "/(a+)+$/",
            "/[/",
            "//",
            "${X}",
            "${X:-${X}}",
            "$${X}",
            "${LANGUAGE}",
            "${",
            "'",
            "\"",
            "\"\\",
            "\\",
            "|",
            ">",
            "&a",
            "*a",
            "!!set",
            "%",
            "`",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/x}",
            "🎫",
            "ы");

    private static final List<String> YAML = List.of(
            "&a ",
            "*a",
            "!!binary x",
            "!<x> ",
            "? ",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\n---\n",
            "\n...\n",
            "\n%YAML 1.1\n",
            "\t",
            "\n    ",
            "\n",
            "|+9\n",
            "\"\\x\"",
            "<<: *a",
            "<<: {}",
            "# x",
            "null",
            "[[], {}]",
            "{a: [b, {c: d}]}");

    private HostileSettings() {}

    static String value(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> of(VALUES, random) + of(VALUES, random);
            case 1 -> of(VALUES, random) + "," + of(VALUES, random) + "," + of(VALUES, random);
            case 2 -> of(VALUES, random).repeat(1 + random.nextInt(60));
            case 3 -> random.nextInt(20) == 0 ? of(VALUES, random).repeat(LONG) : Long.toString(random.nextLong());
            default -> of(VALUES, random);
        };
    }

    static byte[] envFile(List<String> names, RandomGenerator random) {
        var text = new StringBuilder();
        for (int lines = random.nextInt(12); lines > 0; lines--) {
            String quote = of(List.of("", "", "\"", "'", "`"), random);
            text.append(of(List.of("", "", "export ", " ", "\uFEFF", "#"), random))
                    .append(of(names, random))
                    .append(of(List.of("=", "=", " = ", ":", "", "=="), random))
                    .append(quote)
                    .append(value(random))
                    .append(random.nextInt(6) == 0 ? "" : quote)
                    .append(of(List.of("", "", " # x", "\r", "\\"), random))
                    .append(of(List.of("\n", "\n", "\r\n", "\u0085", ""), random));
        }
        return damaged(text.toString(), random);
    }

    static byte[] yaml(String example, RandomGenerator random) {
        List<String> lines = new ArrayList<>(example.lines().toList());
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int colon = line.indexOf(": ");
            switch (random.nextInt(8)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.add(at, of(lines, random));
                case 3 -> Collections.swap(lines, at, random.nextInt(lines.size()));
                case 4 -> lines.set(at, " ".repeat(random.nextInt(6)) + line.strip());
                case 5 -> {
                    int in = random.nextInt(line.length() + 1);
                    lines.set(at, line.substring(0, in) + of(YAML, random) + line.substring(in));
                }
                case 6 -> lines.set(at, line.substring(0, colon < 0 ? 0 : colon + 2) + of(YAML, random));
                default -> lines.set(at, line.substring(0, colon < 0 ? 0 : colon + 2) + quoted(value(random), random));
            }
            if (lines.isEmpty()) {
                lines.add("");
            }
        }
        return damaged(String.join("\n", lines), random);
    }

    private static String quoted(String value, RandomGenerator random) {
        return random.nextInt(3) == 0
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Now and then broken byte by byte as well. */
    private static byte[] damaged(String text, RandomGenerator random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int times = random.nextInt(10) == 0 ? random.nextInt(4) : 0; times > 0 && bytes.length > 0; times--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String of(List<String> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
