package deskbridge.desk.okdesk;

import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.desk.okdesk.OkdeskFault.Kind;
import deskbridge.domain.RemoteFile;
import deskbridge.rest.Part;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of a chat message on local disk, ready to go along with the issue or comment that carries them: there is no upload apart. */
final class FilesAlong implements AutoCloseable {
    /** What is larger is left out rather than sent for minutes and refused. */
    static final long LARGEST = 100L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(FilesAlong.class);

    private final List<LocalFile> files = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Wording wording;

    private FilesAlong(Wording wording) {
        this.wording = wording;
    }

    /** Fetches the files; those that cannot be had become notes. Whoever gets it closes it. */
    static FilesAlong fetch(List<RemoteFile> wanted, SendContext context, Wording wording) throws OkdeskFault {
        var along = new FilesAlong(wording);
        try {
            for (RemoteFile file : wanted) {
                along.add(file, context);
            }
        } catch (OkdeskFault e) {
            along.close();
            throw e;
        }
        return along;
    }

    private void add(RemoteFile file, SendContext context) throws OkdeskFault {
        if (file.size() != null && file.size() > LARGEST) {
            leaveOut(file.name(), "file.large");
            return;
        }
        try {
            LocalFile local = context.open(file);
            if (local.size() == 0 || local.size() > LARGEST) {
                leaveOut(file.name(), local.size() == 0 ? "file.empty" : "file.large");
                local.close();
            } else {
                files.add(local);
            }
        } catch (RemoteTrouble e) {
            if (!e.isPermanent()) {
                throw e.askedToWait().isZero()
                        ? OkdeskFault.of(Kind.PASSING, 0, String.valueOf(e.getMessage()))
                        : OkdeskFault.wait(Kind.LIMITED, 0, String.valueOf(e.getMessage()), e.askedToWait());
            }
            log.warn("File {} is left out: {}", file.id(), e.getMessage());
            leaveOut(file.name(), "file.gone");
        }
    }

    private void leaveOut(String name, String why) {
        notes.add(wording.fileMissing(name, wording.text(why, LARGEST / 1024 / 1024)));
    }

    /** Okdesk will not have them: each becomes a note. */
    void refused() {
        files.forEach(file -> leaveOut(file.name(), "file.refused"));
        files.forEach(LocalFile::close);
        files.clear();
    }

    /** Lines for people about what was left out. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    int count() {
        return files.size();
    }

    /**
     * The parts of a form, by the names that are documented: others are dropped without a word (facts: okdesk §4).
     *
     * @param wrapping {@code issue} or {@code comment}
     */
    List<Part> parts(String wrapping) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            LocalFile file = files.get(i);
            String name = wrapping + "[attachments][" + i + "]";
            parts.add(Part.text(name + "[is_public]", "true"));
            parts.add(Part.file(name + "[attachment]", file.name(), file.mediaType(), file.path()));
        }
        return parts;
    }

    @Override
    public void close() {
        files.forEach(LocalFile::close);
    }
}
