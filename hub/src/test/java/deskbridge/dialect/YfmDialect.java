package deskbridge.dialect;

import java.util.random.RandomGenerator;

/** Yandex Flavored Markdown as agents write it, with what Tracker honours of its older markup (facts: yandex-tracker §12). */
final class YfmDialect implements Dialect {

    @Override
    public Sample words(String words) {
        return new Sample(words.replaceAll("([!-/:-@\\[-`{-~])", "\\\\$1"), words);
    }

    @Override
    public Sample marked(RandomGenerator random) {
        String words = "да " + Phrases.any(random) + " да";
        String escaped = words(words).written();
        String simple = Phrases.simple(random);
        String url = Phrases.address(random);
        return switch (random.nextInt(11)) {
            case 0 -> new Sample("**" + escaped + "**", words);
            case 1 -> new Sample("_" + escaped + "_", words);
            case 2 -> new Sample("~~" + escaped + "~~", words);
            case 3 -> new Sample("*" + escaped + "*", words);
            case 4 -> new Sample("``" + words.replace("`", "") + "``", words.replace("`", ""));
            case 5 -> new Sample("[" + escaped + "](" + url + ")", words);
            case 6 -> new Sample("<" + url + ">", url);
            case 7 -> new Sample("++" + escaped + "++", words);
            case 8 -> new Sample("##" + simple + "##", simple);
            case 9 -> new Sample("{red}(" + simple + ")", simple);
            default -> new Sample("((" + url + " " + simple + "))", simple);
        };
    }

    @Override
    public Sample block(RandomGenerator random) {
        String words = "да " + Phrases.any(random) + " да";
        String escaped = words(words).written();
        String simple = Phrases.simple(random);
        return switch (random.nextInt(20)) {
            case 0 ->
                new Sample("- " + escaped + "\n- " + simple + "\n\nдалее", "•" + words + "\n•" + simple + "\nдалее");
            case 1 ->
                new Sample(
                        "1. " + escaped + "\n2. " + simple + "\n\nдалее", "1." + words + "\n2." + simple + "\nдалее");
            case 2 ->
                new Sample(
                        "- " + escaped + "\n  1. " + simple + "\n\nдалее", "•" + words + "\n1." + simple + "\nдалее");
            case 3 -> new Sample("> " + escaped + "\n> " + simple, words + "\n" + simple);
            case 4 -> new Sample("~~~~java\n" + words + "\n  " + simple + "\n~~~~", words + "\n" + simple);
            case 5 -> new Sample("## " + escaped, words);
            case 6 -> new Sample("== " + simple + " ==", simple);
            case 7 ->
                new Sample("{% cut \"" + simple + "\" %}\n\n" + escaped + "\n\n{% endcut %}", simple + "\n" + words);
            // From here on it is broken, or never was markup.
            case 8 -> Sample.plain("**" + simple);
            case 9 -> Sample.plain(simple + "~~");
            case 10 -> Sample.plain("[" + simple + "](");
            case 11 -> Sample.plain("`" + simple);
            case 12 -> Sample.plain("<b>" + simple + "</b> </p>");
            case 13 -> new Sample("&lt;" + simple + "&gt; &nope; & x", "<" + simple + "> &nope; & x");
            case 14 -> Sample.plain(simple + " ** " + simple + " * и C++ \\ #1");
            case 15 -> Sample.plain("_" + simple);
            case 16 -> Sample.plain("{red}(" + simple);
            case 17 -> Sample.plain("((" + simple + "))");
            case 18 -> Sample.plain("++" + simple);
            default -> Sample.plain("snake_case_" + simple + " 2 < 3 > 1");
        };
    }

    @Override
    public String paragraphEnd() {
        return "\n\n";
    }

    @Override
    public int most() {
        return 50_000;
    }
}
