package deskbridge.desk.yandextracker;

import deskbridge.connector.LocalFile;
import deskbridge.desk.yandextracker.TrackerFault.Kind;
import deskbridge.domain.RemoteFile;
import deskbridge.rest.Download;
import deskbridge.rest.RestRequest;
import deskbridge.rest.TemporaryFiles;

/** Brings files of comments to local disk. */
final class FileOpener {
    private final TrackerClient client;
    private final TemporaryFiles temporary;

    FileOpener(TrackerClient client, TemporaryFiles temporary) {
        this.client = client;
        this.temporary = temporary;
    }

    /** The file; whoever gets it closes it. */
    LocalFile open(RemoteFile file) throws TrackerFault {
        FileAddress address = FileAddress.of(file);
        if (!RestRequest.isSegment(address.name())) {
            throw TrackerFault.of(
                    Kind.REFUSED, "the file " + file.name() + " has a name under which Tracker can give it to nobody");
        }
        Download.Saved saved = client.download(address, FileBringer.LARGEST, temporary);
        return new LocalFile(saved.file(), file.name(), saved.contentType());
    }
}
