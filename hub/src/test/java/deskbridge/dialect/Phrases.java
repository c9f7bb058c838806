package deskbridge.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What people say. */
final class Phrases {

    private static final List<String> WORDS = List.of(
            "принтер",
            "не",
            "работает",
            "a",
            "snake_case_name",
            "C++",
            "#1",
            "2*3*4",
            "x<y>z",
            "&amp;",
            "&nbsp;x",
            "«кавычки»",
            "👩‍💻",
            "👍🏽",
            "🇷🇺",
            "e\u0301",
            "и\u0306",
            "שלום",
            "مرحبا",
            "\u202Eabc\u202C",
            "中文",
            "1.",
            "-",
            "…",
            "@here",
            "@somebody",
            "a@b.example",
            "https://example.com/a_b?c=d&e=(f)",
            "ABC-12",
            "50%",
            "~5",
            "^",
            "|",
            "\\",
            "**звёзды**",
            "*одна*",
            "[x](y)",
            "[ ]",
            "_подчерк_",
            "~~зачёркнуто~~",
            "<b>жирно</b>",
            "</p>",
            "<!--",
            "<#",
            "#>",
            "{% note %}",
            "((https://example.com x))",
            "{red}(x)",
            "++y++",
            "##z##",
            "!!w!!",
            "%%v%%",
            "==",
            "#|",
            "||",
            ">",
            "!",
            "'",
            "\"",
            "$1",
            "/new");

    private static final List<String> SIMPLE =
            List.of("слово", "ещё", "word", "девять9", "עברית", "ёж", "привет", "принтер");

    private Phrases() {}

    /** Anything. */
    static String any(RandomGenerator random) {
        return IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(i -> random.nextInt(30) == 0 ? strange(random) : WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    /** Letters alone, which mean nothing anywhere. */
    static String simple(RandomGenerator random) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> SIMPLE.get(random.nextInt(SIMPLE.size())))
                .collect(Collectors.joining(" "));
    }

    /** One address. */
    static String address(RandomGenerator random) {
        return "https://example.com/" + random.nextInt(1_000)
                + List.of("", "/a_b_c", "?x=1&y=2", "#там").get(random.nextInt(4));
    }

    /** Any characters that are text, none of them a control character or of private use; or one word without an end. */
    private static String strange(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return List.of("ж", "👩‍💻", "a", "_", "*x").get(random.nextInt(5)).repeat(random.nextInt(1, 150));
        }
        var strange = new ArrayList<Integer>();
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            int c = random.nextInt(0x2_FFFF);
            boolean said = Character.isDefined(c)
                    && !Character.isISOControl(c)
                    && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.PRIVATE_USE;
            strange.add(said && !Character.isSpaceChar(c) ? c : 'ъ');
        }
        return strange.stream().map(Character::toString).collect(Collectors.joining());
    }
}
