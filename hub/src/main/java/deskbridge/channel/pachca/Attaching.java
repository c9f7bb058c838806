package deskbridge.channel.pachca;

import deskbridge.channel.pachca.PostJson.NewFileJson;
import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.connector.Setback;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Inline;
import deskbridge.rest.Part;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings files into Pachca's storage, in three steps: permission, upload, mention in the message (Pachca docs, file uploads). */
final class Attaching {

    /** A note about a file begins with this. */
    static final String NOTE = "📎";

    private static final Logger log = LoggerFactory.getLogger(Attaching.class);
    private static final String NAME_GOES_HERE = "${filename}";
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "webp", "bmp");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final PachcaClient client;
    private final Texts texts;

    Attaching(PachcaClient client, Texts texts) {
        this.client = client;
        this.texts = texts;
    }

    /**
     * What became of the files.
     *
     * @param files those in the storage
     * @param notes about those that could not be taken
     */
    record Taken(List<NewFileJson> files, List<String> notes) {
        static final Taken NONE = new Taken(List.of(), List.of());

        Taken {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }

        /** The notes below a text, all in one paragraph. */
        RichText below(RichText text) {
            if (notes.isEmpty()) {
                return text;
            }
            var lines = new ArrayList<Inline>();
            for (String note : notes) {
                if (!lines.isEmpty()) {
                    lines.add(new RichText.Break());
                }
                lines.add(new RichText.Plain(note));
            }
            return text.then(RichText.line(lines.toArray(Inline[]::new)));
        }
    }

    /** @throws CallFailed when trying again later makes sense */
    Taken take(List<RemoteFile> files, SendContext context) throws CallFailed {
        var taken = new ArrayList<NewFileJson>();
        var notes = new ArrayList<String>();
        for (RemoteFile file : files) {
            try (LocalFile local = context.open(file)) {
                taken.add(upload(local));
            } catch (RemoteTrouble e) {
                if (!e.isPermanent()) {
                    var wait = e.askedToWait().isZero() ? SOON : e.askedToWait();
                    throw CallFailed.waiting(Setback.BROKEN, wait, String.valueOf(e.getMessage()));
                }
                log.warn("A file is replaced by a note: {}", e.getMessage());
                notes.add(note(file));
            } catch (CallFailed e) {
                if (!e.isRefusal()) {
                    throw e;
                }
                log.warn("A file is replaced by a note: {}", e.getMessage());
                notes.add(note(file));
            }
        }
        return new Taken(taken, notes);
    }

    /** What to say when the message is refused because of its files. */
    Taken none(List<RemoteFile> files) {
        return new Taken(List.of(), files.stream().map(this::note).toList());
    }

    private String note(RemoteFile file) {
        return texts.get("file.left", NOTE, file.name());
    }

    private NewFileJson upload(LocalFile file) throws CallFailed {
        try {
            return uploadOnce(file);
        } catch (CallFailed e) {
            if (e.status() != 403 || e.fault().lacksScope()) {
                throw e;
            }
            // The permission may have expired on the way.
            return uploadOnce(file);
        }
    }

    private NewFileJson uploadOnce(LocalFile file) throws CallFailed {
        var permission = client.permitUpload();
        var key = permission.key().replace(NAME_GOES_HERE, file.name());
        client.store(permission.directUrl(), form(permission, file));
        boolean picture = PICTURES.contains(extension(file.name()));
        var size = picture ? PictureSize.of(file.path()).orElse(null) : null;
        return new NewFileJson(
                key,
                named(file.name(), key),
                picture ? "image" : "file",
                file.size(),
                size == null ? null : size.width(),
                size == null ? null : size.height());
    }

    /** The fields as given, the file last: storage ignores what follows it. */
    private static List<Part> form(UploadJson permission, LocalFile file) {
        var form = new ArrayList<Part>();
        add(form, "Content-Disposition", permission.contentDisposition());
        add(form, "acl", permission.acl());
        add(form, "policy", permission.policy());
        add(form, "x-amz-credential", permission.credential());
        add(form, "x-amz-algorithm", permission.algorithm());
        add(form, "x-amz-date", permission.date());
        add(form, "x-amz-signature", permission.signature());
        add(form, "key", permission.key());
        form.add(Part.file("file", file.name(), file.mediaType(), file.path()));
        return form;
    }

    private static void add(List<Part> form, String name, @Nullable String value) {
        if (value != null) {
            form.add(Part.text(name, value));
        }
    }

    /** Should the key have a name of its own, its ending counts. */
    private static String named(String name, String key) {
        var ending = extension(key.substring(key.lastIndexOf('/') + 1));
        return ending.equals(extension(name)) ? name : name + "." + ending;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
