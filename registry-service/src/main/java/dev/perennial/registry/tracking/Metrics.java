package dev.perennial.registry.tracking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Points of metrics; a repeated point collapses. */
@ApplicationScoped
class Metrics {
    private final AgroalDataSource database;

    Metrics(AgroalDataSource database) {
        this.database = database;
    }

    void add(String run, List<Run.Metric> points) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into metric (run_id, key, value, timestamp, step)"
                                        + " values (?, ?, ?, ?, ?) on conflict do nothing")) {
            for (Run.Metric point : points) {
                insert.setString(1, run);
                insert.setString(2, point.key());
                insert.setDouble(3, point.value());
                insert.setLong(4, point.timestamp());
                insert.setLong(5, point.step());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Metrics could not be kept", e);
        }
    }

    /** The newest point of each metric by (step, timestamp, value), for several runs. */
    Map<String, List<Run.Metric>> newest(List<String> runs) {
        String sql =
                "select distinct on (run_id, key) run_id, key, value, timestamp, step from metric"
                        + " where run_id = any(?)"
                        + " order by run_id, key, step desc, timestamp desc, value desc";
        Map<String, List<Run.Metric>> metrics = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", runs.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    metrics.computeIfAbsent(row.getString(1), run -> new ArrayList<>())
                            .add(point(row, 2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Metrics could not be read", e);
        }
        return metrics;
    }

    List<Run.Metric> history(String run, String key, int offset, int limit) {
        String sql =
                "select key, value, timestamp, step from metric where run_id = ? and key = ?"
                        + " order by timestamp, step, value offset ? limit ?";
        List<Run.Metric> points = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, run);
            select.setString(2, key);
            select.setInt(3, offset);
            select.setInt(4, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    points.add(point(row, 1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Metrics could not be read", e);
        }
        return points;
    }

    private static Run.Metric point(ResultSet row, int first) throws SQLException {
        return new Run.Metric(
                row.getString(first),
                row.getDouble(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3));
    }
}
