package deskbridge.desk.yandextracker.yfm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites what Markdown does not know into what it does: Tracker honours its older wiki markup beside Markdown
 * (facts: yandex-tracker §12). Code and addresses are left alone.
 */
final class OlderMarkup {
    private static final Pattern FENCE =
            Pattern.compile("^[ >]*+(?:(?:[-*+]|\\d{1,9}[.)]) ++[ >]*+)*+(`{3,}|~{3,})[^`]*$");

    /** Code, unless its first sign is escaped, which an even number of backslashes does not do; and addresses. */
    private static final Pattern VERBATIM = Pattern.compile(
            "(?=[`<])(?:(?<!`)(?<!(?<!\\\\)(?:\\\\\\\\){0,99}\\\\)(`+)(?!`).*?(?<!`)\\1(?!`)|<https?://[^<>\\s]*>)");

    private static final Pattern HTML = Pattern.compile("\\A\\s*<#(.*)#>\\s*\\z", Pattern.DOTALL);
    private static final Pattern TITLED =
            Pattern.compile("(?<!\\\\)\\{%\\s*(?:cut|note)\\b[^\"%]*\"([^\"]*)\"[^%]*%\\}");
    private static final Pattern UNTITLED = Pattern.compile("(?<!\\\\)\\{%\\s*(?:end)?(?:cut|note|list)\\b[^%\"]*%\\}");
    private static final Pattern HEADING = Pattern.compile("^={2,6}\\s*(\\S.*?)\\s*=*\\s*$");
    private static final Pattern CODE = Pattern.compile("(?<!\\\\)%%([^\\s%`][^%`]*?)%%");
    private static final Pattern IMAGE_SIZE = Pattern.compile("(!\\[[^\\]\\n]*\\]\\([^)\\s]+)\\s+=\\d*x\\d*\\)");

    private OlderMarkup() {}

    static String modernise(String text) {
        Matcher html = HTML.matcher(text);
        if (html.matches()) {
            return withoutTags(html.group(1));
        }
        var modern = new StringBuilder();
        String fence = "";
        for (String line : text.split("\n", -1)) {
            Matcher mark = FENCE.matcher(line);
            if (!fence.isEmpty()) {
                fence = closes(line, fence) ? "" : fence;
                modern.append(line);
            } else if (mark.matches()) {
                fence = mark.group(1);
                modern.append(line);
            } else {
                modern.append(line(line));
            }
            modern.append('\n');
        }
        return modern.toString();
    }

    /** A fence ends where its own characters stand alone, behind the marks of quotes. */
    private static boolean closes(String line, String fence) {
        String bare = line.replaceFirst("^[ >]*", "").strip();
        return bare.startsWith(fence) && bare.chars().allMatch(c -> c == fence.charAt(0));
    }

    private static String line(String line) {
        String text = HEADING.matcher(line).replaceFirst("## $1");
        Matcher verbatim = VERBATIM.matcher(text);
        var modern = new StringBuilder();
        int from = 0;
        while (verbatim.find()) {
            modern.append(words(text.substring(from, verbatim.start()))).append(verbatim.group());
            from = verbatim.end();
        }
        return modern.append(words(text.substring(from))).toString();
    }

    private static String words(String words) {
        String text = TITLED.matcher(words).replaceAll("\n\n**$1**\n\n");
        text = UNTITLED.matcher(text).replaceAll("\n\n");
        text = CODE.matcher(text).replaceAll("`$1`");
        return IMAGE_SIZE.matcher(text).replaceAll("$1)");
    }

    /** Descriptions of old issues are whole HTML pages; only their words matter. */
    private static String withoutTags(String html) {
        return html.replaceAll("(?i)<(?:br|/p|/div|/tr|/li|/h[1-6])\\b[^>]*>", "\n\n")
                .replaceAll("<[^>]*>", "");
    }
}
