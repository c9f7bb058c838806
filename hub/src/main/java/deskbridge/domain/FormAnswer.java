package deskbridge.domain;

import java.util.List;

/** What a person gave for one {@link FormField}. */
public sealed interface FormAnswer {

    /**
     * Text, or the value of the chosen option; empty when nothing was given.
     *
     * @param value as typed
     */
    record Text(String value) implements FormAnswer {}

    /**
     * Files; empty when none were given.
     *
     * @param files in order
     */
    record Uploads(List<RemoteFile> files) implements FormAnswer {

        public Uploads {
            files = List.copyOf(files);
        }
    }
}
