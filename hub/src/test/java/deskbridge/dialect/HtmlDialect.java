package deskbridge.dialect;

import java.util.random.RandomGenerator;

/** HTML as Okdesk's editor, mail programs and careless people write it. What is shown is what the HTML standard says. */
final class HtmlDialect implements Dialect {

    @Override
    public Sample words(String words) {
        String html = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new Sample(html, words);
    }

    @Override
    public Sample marked(RandomGenerator random) {
        String words = Phrases.any(random);
        String html = words(words).written();
        String url = Phrases.address(random).replace("&", "&amp;");
        String written = switch (random.nextInt(11)) {
            case 0 -> "<b>" + html + "</b>";
            case 1 -> "<strong>" + html + "</strong>";
            case 2 -> "<I>" + html + "</I>";
            case 3 -> "<em>" + html + "</em>";
            case 4 -> "<s>" + html + "</s>";
            case 5 -> "<del>" + html + "</del>";
            case 6 -> "<code>" + html + "</code>";
            case 7 -> "<a href=\"" + url + "\">" + html + "</a>";
            case 8 -> "<a target=_blank href='" + url + "'><b>" + html + "</b></a>";
            case 9 -> "<span style=\"color: red\">" + html + "</span>";
            default -> "<u>" + html + "</u>";
        };
        return new Sample(written, words);
    }

    @Override
    public Sample block(RandomGenerator random) {
        String words = Phrases.any(random);
        String html = words(words).written();
        String simple = Phrases.simple(random);
        return switch (random.nextInt(18)) {
            case 0 -> new Sample("<ul><li>" + html + "</li><li>" + simple + "</li></ul>", "•" + words + "\n•" + simple);
            case 1 -> new Sample("<ol><li>" + html + "<li>" + simple + "</ol>", "1." + words + "\n2." + simple);
            case 2 ->
                new Sample(
                        "<ul><li>" + html + "<ol><li>" + simple + "</li></ol></li></ul>",
                        "•" + words + "\n1." + simple);
            case 3 -> new Sample("<blockquote><p>" + html + "</p></blockquote>", words);
            case 4 -> new Sample("<pre>" + html + "\n  " + simple + "</pre>", words + "\n" + simple);
            case 5 -> new Sample("<h2>" + html + "</h2>", words);
            case 6 -> new Sample("<div>" + html + "<div>" + simple + "</div></div>", words + "\n" + simple);
            case 7 -> new Sample("<p>" + html + "<br>" + simple + "<br/></p>", words + "\n" + simple);
            // From here on it is broken.
            case 8 -> new Sample("<p><b>" + html + "</p>", words);
            case 9 -> new Sample("<p></i>" + html + "</span></p>", words);
            case 10 -> new Sample("<p><b><i>" + html + "</b></i>" + simple + "</p>", words + simple);
            case 11 -> new Sample("<font color=red title=\"a>b\">" + html + "</font>", words);
            case 12 -> new Sample("<!-- нет --><p>" + html + "</p><script>var x = '<b>';</script>", words);
            case 13 -> new Sample("<o:p>" + html + "</o:p><style>p { color: red }</style>", words);
            case 14 ->
                new Sample("<p>1 < 2 & " + simple + " &unknown; 5 <3</p>", "1 < 2 & " + simple + " &unknown; 5 <3");
            case 15 -> new Sample("<p>&#128512;&quot;&lt;b&gt;&nbsp;&copy;" + simple + "</p>", "😀\"<b>©" + simple);
            case 16 ->
                new Sample(
                        "<a href=\"javascript:alert(1)\">" + html + "</a><a href='/x'>" + simple + "</a>",
                        words + simple);
            default ->
                new Sample(
                        "<table><tr><td>" + html + "</td><td>" + simple + "</td></tr></table>", words + " | " + simple);
        };
    }

    @Override
    public String paragraphStart() {
        return "<p>";
    }

    @Override
    public String paragraphEnd() {
        return "</p>\n";
    }

    @Override
    public int most() {
        return 50_000;
    }
}
