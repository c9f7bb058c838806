package deskbridge.dialect;

import java.util.random.RandomGenerator;

/** Pachca's Markdown, in which nothing can be escaped (Pachca docs, message formatting): words are compared without its marks. */
final class PachcaDialect implements Dialect {

    @Override
    public Sample words(String words) {
        return Sample.plain(words);
    }

    @Override
    public Sample marked(RandomGenerator random) {
        String words = "да " + Phrases.any(random) + " да";
        return switch (random.nextInt(8)) {
            case 0 -> Sample.plain("**" + words + "**");
            case 1 -> Sample.plain("__" + words + "__");
            case 2 -> Sample.plain("*" + words + "*");
            case 3 -> Sample.plain("_" + words + "_");
            case 4 -> Sample.plain("~~" + words + "~~");
            case 5 -> Sample.plain("`" + words + "`");
            case 6 -> Sample.plain("[" + Phrases.simple(random) + "](" + Phrases.address(random) + ")");
            default -> Sample.plain(Phrases.address(random));
        };
    }

    @Override
    public Sample block(RandomGenerator random) {
        String words = Phrases.any(random);
        String simple = Phrases.simple(random);
        return switch (random.nextInt(12)) {
            case 0 -> Sample.plain("```java\n" + words + "\n  " + simple + "\n```");
            case 1 -> Sample.plain("```\n" + words + "\n```");
            case 2 -> Sample.plain("- " + words + "\n- " + simple);
            case 3 -> Sample.plain("1. " + words + "\n2) " + simple);
            case 4 -> Sample.plain("# " + words + "\n===\n" + simple + "\n---");
            case 5 -> Sample.plain("| " + words + " | " + simple + " |");
            case 6 -> Sample.plain("**" + words);
            case 7 -> Sample.plain("[" + words + "](");
            case 8 -> Sample.plain("`" + words + "\n" + simple + "`");
            case 9 -> Sample.plain("**_~~" + words + "**_~~");
            case 10 -> Sample.plain("    " + words);
            default -> Sample.plain("***" + simple + "** " + words + "*");
        };
    }

    @Override
    public String paragraphEnd() {
        return "\n\n";
    }

    /** 40,000 bytes of UTF-8. */
    @Override
    public int most() {
        return 12_000;
    }
}
