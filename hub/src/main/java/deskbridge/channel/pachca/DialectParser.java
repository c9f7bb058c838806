package deskbridge.channel.pachca;

import deskbridge.domain.Person;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.CodeBlock;
import deskbridge.domain.RichText.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads Pachca's dialect: bold, italic, strike, links, code and fences; lists, quotes and headings are plain lines there (Pachca
 * docs, message formatting).
 */
final class DialectParser {

    private static final Pattern FENCE = Pattern.compile("[ \\t]*```[ \\t]*([\\p{L}\\p{N}+#._-]*)[ \\t]*");
    private static final Pattern FENCE_END = Pattern.compile("[ \\t]*```[ \\t]*");

    private final Map<String, Person> named;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();

    private DialectParser(Map<String, Person> named) {
        this.named = named;
    }

    /**
     * @param content as the API gives it
     * @param named the nicknames in it that are users; all others are plain text
     */
    static RichText parse(String content, Map<String, Person> named) {
        var parser = new DialectParser(named);
        parser.read(Scrubbed.lines(content));
        return new RichText(parser.blocks);
    }

    private void read(List<String> lines) {
        int i = 0;
        while (i < lines.size()) {
            var opening = FENCE.matcher(lines.get(i));
            int end = opening.matches() ? fenceEnd(lines, i + 1) : -1;
            if (end > 0) {
                endParagraph();
                var code = lines.subList(i + 1, end).stream().collect(Collectors.joining("\n"));
                blocks.add(new CodeBlock(opening.group(1), code));
                i = end + 1;
                continue;
            }
            if (lines.get(i).isBlank()) {
                endParagraph();
            } else {
                paragraph.add(lines.get(i));
            }
            i++;
        }
        endParagraph();
    }

    private static int fenceEnd(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (FENCE_END.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(new Paragraph(InlineParser.parse(String.join("\n", paragraph), named)));
            paragraph.clear();
        }
    }
}
