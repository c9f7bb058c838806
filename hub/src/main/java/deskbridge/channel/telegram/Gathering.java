package deskbridge.channel.telegram;

import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.connector.Setback;
import deskbridge.domain.RemoteFile;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the files of a message to disk, and says of which that was not possible. */
final class Gathering {

    /** A note about a file begins with this. */
    static final String NOTE = "📎";

    /** Bytes that a bot may upload (facts: telegram §10). */
    private static final long LARGEST = 50L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(Gathering.class);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Texts texts;

    Gathering(Texts texts) {
        this.texts = texts;
    }

    /**
     * What became of the files.
     *
     * @param files on disk until this is closed
     * @param notes about the others, for people
     */
    record Gathered(List<LocalFile> files, List<String> notes) implements AutoCloseable {
        Gathered {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }

        @Override
        public void close() {
            files.forEach(LocalFile::close);
        }
    }

    /** @throws CallFailed when trying again later makes sense */
    Gathered gather(List<RemoteFile> wanted, SendContext context) throws CallFailed {
        var files = new ArrayList<LocalFile>();
        var notes = new ArrayList<String>();
        try {
            for (RemoteFile file : wanted) {
                gather(file, context, files, notes);
            }
            return new Gathered(files, notes);
        } catch (CallFailed e) {
            files.forEach(LocalFile::close);
            throw e;
        }
    }

    private void gather(RemoteFile file, SendContext context, List<LocalFile> files, List<String> notes)
            throws CallFailed {
        var size = file.size();
        if (size != null && size > LARGEST) {
            notes.add(texts.get("file.large", NOTE, file.name()));
            return;
        }
        try {
            var local = context.open(file);
            if (local.size() <= LARGEST && local.size() > 0) {
                files.add(local);
            } else {
                notes.add(texts.get(local.size() == 0 ? "file.left" : "file.large", NOTE, file.name()));
                local.close();
            }
        } catch (RemoteTrouble e) {
            if (!e.isPermanent()) {
                var wait = e.askedToWait().isZero() ? SOON : e.askedToWait();
                throw CallFailed.waiting(Setback.BROKEN, wait, String.valueOf(e.getMessage()));
            }
            log.warn("A file is replaced by a note: {}", e.getMessage());
            notes.add(note(file.name()));
        }
    }

    /** What to say of a file that Telegram refuses. */
    String note(String name) {
        return texts.get("file.left", NOTE, name);
    }
}
