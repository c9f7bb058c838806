package deskbridge.emulator.telegram;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses Telegram accepts in links and buttons. */
final class Links {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(https?|tg|ton|tonsite)://)?([^\\s/?#:@]+|\\[[0-9a-fA-F:]+])(:\\d{1,5})?([/?#]\\S*)?",
            Pattern.CASE_INSENSITIVE);

    private Links() {}

    /** The address with a scheme and a path; empty when it is none. */
    static Optional<String> checked(String url) {
        Matcher matcher = ADDRESS.matcher(url.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String scheme = matcher.group(1) == null ? "http" : matcher.group(1).toLowerCase(Locale.ROOT);
        String host = matcher.group(2);
        if (scheme.startsWith("http") && (!host.contains(".") || host.startsWith(".") || host.endsWith("."))) {
            return Optional.empty();
        }
        String port = matcher.group(3) == null ? "" : matcher.group(3);
        String rest = matcher.group(4) == null ? (scheme.equals("tg") ? "" : "/") : matcher.group(4);
        return Optional.of(
                scheme + "://" + host + port + (rest.startsWith("/") || scheme.equals("tg") ? rest : "/" + rest));
    }
}
