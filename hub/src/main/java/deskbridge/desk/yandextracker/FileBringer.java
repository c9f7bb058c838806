package deskbridge.desk.yandextracker;

import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.desk.yandextracker.TrackerFault.Kind;
import deskbridge.domain.RemoteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings files of a chat message to Tracker, ahead of the issue or comment that will carry them. */
final class FileBringer {
    /** What Tracker takes (facts: yandex-tracker §7). */
    static final long LARGEST = 128L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(FileBringer.class);

    private final TrackerClient client;
    private final Wording wording;

    FileBringer(TrackerClient client, Wording wording) {
        this.client = client;
        this.wording = wording;
    }

    /**
     * What became of the files.
     *
     * @param ids of temporary files in Tracker
     * @param notes one line for each file that could not be brought
     */
    record Brought(List<String> ids, List<String> notes) {
        static final Brought NOTHING = new Brought(List.of(), List.of());

        Brought {
            ids = List.copyOf(ids);
            notes = List.copyOf(notes);
        }

        /** A text with the notes below it. */
        String under(String text) {
            return notes.isEmpty() ? text : text + "\n\n" + String.join("\n", notes);
        }
    }

    /** Uploads what can be uploaded; temporary files that nobody claims cost nothing, so that this may be repeated. */
    Brought bring(List<RemoteFile> files, SendContext context) throws TrackerFault {
        List<String> ids = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (RemoteFile file : files) {
            String refusal = one(file, context, ids);
            if (!refusal.isEmpty()) {
                notes.add(wording.fileMissing(file.name(), refusal));
            }
        }
        return new Brought(ids, notes);
    }

    private String one(RemoteFile file, SendContext context, List<String> ids) throws TrackerFault {
        if (file.size() != null && file.size() > LARGEST) {
            return wording.text("file.large", LARGEST / 1024 / 1024);
        }
        try (LocalFile local = context.open(file)) {
            if (local.size() == 0) {
                return wording.text("file.empty");
            }
            if (local.size() > LARGEST) {
                return wording.text("file.large", LARGEST / 1024 / 1024);
            }
            ids.add(String.valueOf(client.upload(local).id()));
            return "";
        } catch (RemoteTrouble e) {
            if (!e.isPermanent()) {
                throw passing(e);
            }
            log.warn("File {} is left out: {}", file.id(), e.getMessage());
            return wording.text("file.gone");
        } catch (TrackerFault e) {
            if (!e.isRefusal(400, 413, 422)) {
                throw e;
            }
            log.warn("File {} is left out: {}", file.id(), e.reason());
            return e.status() == 413 ? wording.text("file.large", LARGEST / 1024 / 1024) : wording.text("file.refused");
        }
    }

    private static TrackerFault passing(RemoteTrouble trouble) {
        Kind kind = trouble.askedToWait().isZero() ? Kind.PASSING : Kind.LIMITED;
        return new TrackerFault(kind, 0, String.valueOf(trouble.getMessage()), Map.of(), trouble.askedToWait());
    }

    /** Whether a text as it stands is what the hub wrote, with or without notes about files. */
    static boolean isSame(String standing, String written) {
        String there = plain(standing);
        String ours = plain(written);
        return there.equals(ours)
                || (there.startsWith(ours + "\n\n")
                        && there.substring(ours.length()).lines().allMatch(FileBringer::isNote));
    }

    /** The notes at the end of a text that the hub wrote, ready to be put under another. */
    static String notesOf(String standing, String written) {
        String there = plain(standing);
        return there.substring(Math.min(there.length(), plain(written).length()));
    }

    private static boolean isNote(String line) {
        return line.isBlank() || line.startsWith(Wording.NOTE);
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
