package deskbridge.desk.okdesk.html;

import deskbridge.domain.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A text of Okdesk, parsed. */
public final class HtmlDocument {
    private static final Pattern ATTACHMENT = Pattern.compile("/attachments/(\\d{1,18})(?:[/?#.]|$)");

    private final Document document;

    private HtmlDocument(Document document) {
        this.document = document;
    }

    /** Parses whatever it is given; a text without any tag is taken for plain words with line breaks. */
    public static HtmlDocument parse(String html) {
        String text = html.indexOf('<') < 0 ? html.strip().replace("\n", "<br>") : html;
        return new HtmlDocument(Jsoup.parseBodyFragment(text));
    }

    /** The text, free of markup that the hub does not know; every word is kept. */
    public RichText text() {
        return new BlockReader().read(document.body());
    }

    /** Ids of attachments that are shown in the text as pictures, in order (facts: okdesk §4). */
    public List<String> pictures() {
        List<String> ids = new ArrayList<>();
        for (Element picture : document.select("img[src]")) {
            Matcher id = ATTACHMENT.matcher(picture.attr("src"));
            if (id.find() && !ids.contains(id.group(1))) {
                ids.add(id.group(1));
            }
        }
        return ids;
    }

    /** The bare words with single spaces: equal for two spellings of the same text. */
    public String words() {
        return text().words().replaceAll("[\\s\\u00a0]+", " ").strip();
    }
}
