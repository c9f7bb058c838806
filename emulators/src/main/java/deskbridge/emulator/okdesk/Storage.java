package deskbridge.emulator.okdesk;

import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.HmacSha256;
import deskbridge.emulator.StorageRefusal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The S3 host beside the API: files behind signed links that live about 30 seconds (facts: okdesk §4). Like S3 it
 * accepts nothing besides the signature: a key of Okdesk added to the link breaks it.
 */
final class Storage {
    private static final String SECRET = "storage";
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Set<String> SIGNED = Set.of("X-Amz-Date", "X-Amz-Expires", "X-Amz-Signature");

    private final Account account;
    private final Supplier<URI> root;

    Storage(Account account, Supplier<URI> root) {
        this.account = account;
        this.root = root;
    }

    /** A link that begins to die now. */
    String link(OkdeskAttachment attachment) {
        String name =
                URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String date = AMZ_DATE.format(account.now());
        String lifetime = Long.toString(account.settings.linkLifetime.toSeconds());
        return root.get() + "/attachments/attachments/000/000/" + attachment.id() + "/original/" + name + "?X-Amz-Date="
                + date + "&X-Amz-Expires=" + lifetime + "&X-Amz-Signature="
                + signature(attachment.id(), date, lifetime);
    }

    /** Below {@code /attachments}. */
    Answer handle(Call call) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return StorageRefusal.of(
                    405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        if (call.header("Authorization").isPresent()) {
            return StorageRefusal.of(400, "InvalidArgument", "Only one auth mechanism allowed");
        }
        Optional<OkdeskAttachment> attachment = call.segments().size() == 7
                ? Fields.number(call.segments().get(4)).flatMap(this::find)
                : Optional.empty();
        String date = call.query("X-Amz-Date").orElse("");
        String lifetime = call.query("X-Amz-Expires").orElse("");
        if (attachment.isEmpty()
                || !call.query().keySet().equals(SIGNED)
                || !signature(attachment.get().id(), date, lifetime)
                        .equals(call.query("X-Amz-Signature").orElse(""))) {
            return StorageRefusal.of(
                    403, "SignatureDoesNotMatch", "The request signature we calculated does not match.");
        }
        if (account.now().isAfter(end(date, lifetime))) {
            int status = account.settings.expiredLinkStatus;
            return status == 404
                    ? StorageRefusal.of(404, "NoSuchKey", "The specified key does not exist.")
                    : StorageRefusal.of(status, "AccessDenied", "Request has expired");
        }
        return Answer.bytes(200, attachment.get().mimeType(), attachment.get().content());
    }

    private Optional<OkdeskAttachment> find(long id) {
        return account.issues.values().stream()
                .filter(issue -> !issue.deleted)
                .flatMap(issue -> issue.attachment(id).stream())
                .findFirst();
    }

    private static Instant end(String date, String lifetime) {
        try {
            return Instant.from(AMZ_DATE.parse(date)).plusSeconds(Long.parseLong(lifetime));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Instant.MIN;
        }
    }

    private static String signature(long id, String date, String lifetime) {
        return HmacSha256.hex(SECRET, id + "\n" + date + "\n" + lifetime);
    }
}
