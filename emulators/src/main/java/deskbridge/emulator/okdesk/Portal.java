package deskbridge.emulator.okdesk;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.HmacSha256;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages for people beside the API; only signing in by a link is emulated. */
final class Portal {
    /** How long a link lives when the call does not say. */
    static final long LINK_MINUTES = 60;

    private static final String SECRET = "portal";

    private final Account account;
    private final Supplier<URI> root;
    private final Map<String, Link> links = new LinkedHashMap<>();

    Portal(Account account, Supplier<URI> root) {
        this.account = account;
        this.root = root;
    }

    private record Link(Actor person, Instant end, boolean once) {}

    String link(Actor person, long minutes, boolean once) {
        String token = HmacSha256.hex(SECRET, person.kind() + "/" + person.id() + "/" + links.size());
        links.put(token, new Link(person, account.now().plus(Duration.ofMinutes(minutes)), once));
        return root.get() + "/login?token=" + token;
    }

    /** Whatever is below neither the API nor the storage; a stranger sees the page to sign in. */
    Answer handle(Call call) {
        if (!call.path().equals("/login")) {
            return call.segments().isEmpty() || call.segments().getFirst().equals("issues")
                    ? Answer.empty(302).with("Location", root.get() + "/login")
                    : Refusal.Instead.noSuchPath().answer();
        }
        String token = call.query("token").orElse("");
        Optional<Link> link = Optional.ofNullable(links.get(token))
                .filter(found -> account.now().isBefore(found.end));
        if (link.isEmpty()) {
            return page(Texts.of("signIn"));
        }
        if (link.get().once) {
            links.remove(token);
        }
        Optional<String> redirect = call.query("redirect").filter(path -> path.startsWith("/"));
        return redirect.isPresent()
                ? Answer.empty(302).with("Location", root.get() + redirect.get())
                : page(Texts.of("signedIn", account.name(link.get().person).whole()));
    }

    private static Answer page(String text) {
        return Answer.html(200, "<!DOCTYPE html><html><body><h1>" + text + "</h1></body></html>");
    }
}
