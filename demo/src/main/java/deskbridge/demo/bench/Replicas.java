package deskbridge.demo.bench;

import deskbridge.demo.hub.Balancer;
import deskbridge.demo.hub.HubProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several hubs, each a process of its own, on one PostgreSQL; the company that they work for; a balancer between them. */
final class Replicas implements AutoCloseable {

    private static final int CONNECTIONS = 25;

    private final Path folder;
    private final EmptyPostgres database;
    private final List<HubProcess> hubs = new ArrayList<>();
    private final Company company = new Company(CONNECTIONS);
    private final Balancer balancer;

    /**
     * Not started yet.
     *
     * @param url of the database, as in {@code DATABASE_URL}
     * @param database the same; emptied in the end
     * @param folder their own
     */
    Replicas(int count, String url, EmptyPostgres database, Path folder) {
        this.folder = folder;
        this.database = database;
        for (int i = 0; i < count; i++) {
            hubs.add(new HubProcess(folder, Map.of("LOG_LEVEL", "warn", "DATABASE_URL", url)));
        }
        balancer = new Balancer(hubs.stream()
                .map(hub -> URI.create("http://127.0.0.1:" + hub.port()))
                .toList());
    }

    /** Starts them one after the other. */
    void start() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("deskbridge.yaml"), company.settings());
        company.pointAt(balancer.uri());
        for (HubProcess hub : hubs) {
            hub.start();
        }
    }

    List<HubProcess> hubs() {
        return List.copyOf(hubs);
    }

    Company company() {
        return company;
    }

    @Override
    public void close() {
        balancer.close();
        company.close();
        hubs.forEach(HubProcess::close);
        database.empty();
    }
}
