package deskbridge.channel.telegram;

import deskbridge.connector.LocalFile;
import deskbridge.rest.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that go out in one message, or in one album.
 *
 * @param files 1 to 10, brought to disk
 * @param kinds how each is shown
 */
record Batch(List<LocalFile> files, List<FileKind> kinds) {

    /** Facts: telegram §10. */
    private static final int LARGEST_ALBUM = 10;

    Batch {
        files = List.copyOf(files);
        kinds = List.copyOf(kinds);
    }

    /** Joins neighbours that can stand in one album. */
    static List<Batch> of(List<LocalFile> files) {
        var batches = new ArrayList<Batch>();
        for (LocalFile file : files) {
            var one = single(file);
            var last = batches.isEmpty() ? null : batches.getLast();
            if (last != null && last.takes(one)) {
                batches.set(batches.size() - 1, last.with(one));
            } else {
                batches.add(one);
            }
        }
        return batches;
    }

    private static Batch single(LocalFile file) {
        return new Batch(List.of(file), List.of(FileKind.of(file.name(), file.size())));
    }

    private boolean takes(Batch other) {
        var album = kinds.getFirst().album();
        return files.size() < LARGEST_ALBUM
                && !album.isEmpty()
                && album.equals(other.kinds.getFirst().album());
    }

    private Batch with(Batch other) {
        var all = new ArrayList<>(files);
        all.addAll(other.files);
        var how = new ArrayList<>(kinds);
        how.addAll(other.kinds);
        return new Batch(all, how);
    }

    boolean isAlbum() {
        return files.size() > 1;
    }

    /** Each file by itself. */
    List<Batch> apart() {
        return files.stream().map(Batch::single).toList();
    }

    /** The only file as a form's field. */
    Part part(FileKind kind) {
        return part(kind.field(), 0);
    }

    /** A file of an album under a name of its own. */
    Part part(String field, int index) {
        var file = files.get(index);
        return Part.file(field, file.name(), file.mediaType(), file.path());
    }
}
