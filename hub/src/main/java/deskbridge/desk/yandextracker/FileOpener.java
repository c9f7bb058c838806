package deskbridge.desk.yandextracker;

import deskbridge.connector.LocalFile;
import deskbridge.domain.RemoteFile;
import deskbridge.rest.Download;
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
        Download.Saved saved = client.download(FileAddress.of(file), FileBringer.LARGEST, temporary);
        return new LocalFile(saved.file(), file.name(), saved.contentType());
    }
}
