package deskbridge.emulator.telegram;

import deskbridge.emulator.Body;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Telegram's files; guarded by the realm's lock. Source: Telegram facts §10. */
final class Files {
    private static final Duration LINK = Duration.ofHours(1);

    private final Realm realm;
    private final List<StoredFile> files = new ArrayList<>();
    private final Map<String, Link> links = new HashMap<>();
    private final Map<Long, Integer> paths = new HashMap<>();

    private record Link(StoredFile file, Instant until) {}

    Files(Realm realm) {
        this.realm = realm;
    }

    StoredFile put(MediaKind kind, @Nullable String name, @Nullable String type, int width, int height, Body content) {
        StoredFile file = new StoredFile(files.size() + 1L, kind, name, type, width, height, content);
        files.add(file);
        return file;
    }

    /** The same file has another id for every bot. */
    String fileId(long botId, StoredFile file) {
        return file.kind().idPrefix + encode(botId + ":" + file.number());
    }

    /** The same for every bot. */
    String uniqueId(StoredFile file) {
        return "AgAD" + encode("f" + file.number());
    }

    Optional<StoredFile> find(long botId, String fileId) {
        int prefix = MediaKind.PHOTO.idPrefix.length();
        if (fileId.length() <= prefix) {
            return Optional.empty();
        }
        String number = decode(fileId.substring(prefix)).replaceFirst("^" + botId + ":", "");
        return Optional.of(number)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .filter(index -> index >= 1 && index <= files.size())
                .map(index -> files.get(index - 1))
                .filter(file -> fileId(botId, file).equals(fileId));
    }

    /** The path under which the bot may fetch the file for an hour; a new call extends the time, not the path. */
    String link(long botId, StoredFile file) {
        Instant until = realm.now().plus(LINK);
        String prefix = botId + "/";
        Optional<String> known = links.entrySet().stream()
                .filter(link ->
                        link.getKey().startsWith(prefix) && link.getValue().file.equals(file))
                .map(Map.Entry::getKey)
                .findFirst();
        String key = known.orElseGet(() -> {
            int number = paths.merge(botId, 1, Integer::sum) - 1;
            return prefix + file.kind().folder + "/file_" + number + extension(file);
        });
        links.put(key, new Link(file, until));
        return key.substring(prefix.length());
    }

    Optional<StoredFile> download(long botId, String path) {
        return Optional.ofNullable(links.get(botId + "/" + path))
                .filter(link -> !link.until.isBefore(realm.now()))
                .map(Link::file);
    }

    private static String extension(StoredFile file) {
        String name = file.name() == null ? "" : file.name();
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && name.substring(dot + 1).matches("[A-Za-z0-9]{1,8}")) {
            return name.substring(dot).toLowerCase(Locale.ROOT);
        }
        return switch (file.kind()) {
            case PHOTO -> ".jpg";
            case VOICE -> ".oga";
            case VIDEO, ANIMATION, VIDEO_NOTE -> ".mp4";
            case AUDIO -> ".mp3";
            case STICKER -> ".webp";
            case DOCUMENT -> "";
        };
    }

    /** Empty when it is no such code. */
    private static String decode(String code) {
        try {
            return new String(Base64.getUrlDecoder().decode(code), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
