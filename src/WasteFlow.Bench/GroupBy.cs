using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Bench;

/// <summary>
/// The same lines as an export, grouped by two databases that know nothing of waste: DuckDB reads the file, PostgreSQL a table of it. Both add up what was
/// moved by month, act and kind of place, and are held against each other by what was generated.
/// </summary>
internal static class GroupBy
{
    private const int PageLines = 5_000;
    private const int Repeats = 3;
    private const string Package = "@duckdb/node-api@1.5.6-r.1";

    private const string DuckDbScript = """
        import { DuckDBInstance } from '@duckdb/node-api';
        const [file, repeats] = process.argv.slice(2);
        const connection = await (await DuckDBInstance.create(':memory:')).connect();
        const sql = `
          WITH moved AS (
            SELECT strftime(CAST(said->>'$.happenedAt' AS TIMESTAMP) + INTERVAL 8 HOUR, '%Y-%m') AS month, act, unnest(moves) AS m
            FROM read_json('${file}', format = 'newline_delimited', columns = {act: 'VARCHAR', said: 'JSON',
              moves: 'STRUCT("from" VARCHAR, "to" VARCHAR, grams BIGINT, "class" VARCHAR)[]'}))
          SELECT month, act, CASE WHEN m."from" LIKE 'L%' THEN 'lot' ELSE m."from" END AS source,
            CASE WHEN m."to" LIKE 'L%' THEN 'lot' ELSE m."to" END AS target, m."class" AS class, count(*) AS moves, CAST(sum(m.grams) AS BIGINT) AS grams
          FROM moved GROUP BY ALL`;
        const took = [];
        let rows;
        for (let i = 0; i < Number(repeats); i++) {
          const began = performance.now();
          rows = (await connection.runAndReadAll(sql)).getRowObjects();
          took.push(performance.now() - began);
        }
        const generated = rows.filter(r => r.source === 'generated').reduce((sum, r) => sum + r.grams, 0n);
        console.log(JSON.stringify({ took, generated: generated.toString() }));
        """;

    private const string PostgreSqlQuery = """
        SELECT to_char((body->'said'->>'happenedAt')::timestamp + interval '8 hours', 'YYYY-MM') AS month, body->>'act' AS act,
          CASE WHEN m->>'from' LIKE 'L%' THEN 'lot' ELSE m->>'from' END AS source, CASE WHEN m->>'to' LIKE 'L%' THEN 'lot' ELSE m->>'to' END AS target,
          m->>'class' AS class, count(*) AS moves, sum((m->>'grams')::bigint)::bigint AS grams
        FROM lines CROSS JOIN jsonb_array_elements(body->'moves') AS m GROUP BY 1, 2, 3, 4, 5
        """;

    /// <summary>Seconds, the median of some turns.</summary>
    /// <param name="tools">Where DuckDB is installed to, from npm, unless it is there.</param>
    public static async Task<(double DuckDb, double? PostgreSql)> Of(
        string home, string tools, string? postgresql, Action<string> say, CancellationToken cancel)
    {
        var export = Path.Combine(home, "export.ndjson");
        await Export(home, export, cancel);
        var (duckDb, generated) = await DuckDb(export, tools, say, cancel);
        if (postgresql is null)
        {
            say("PostgreSQL is left out: ops/services.sh start, then eval \"$(ops/services.sh env)\", or give --database.");
            return (duckDb, null);
        }

        var (beside, same) = await PostgreSql(export, postgresql, cancel);
        return same == generated ? (duckDb, beside) : throw new InvalidOperationException($"DuckDB finds {generated} g generated, PostgreSQL {same} g");
    }

    private static async Task Export(string home, string file, CancellationToken cancel)
    {
        using var journal = (SqliteJournal)JournalStores.Open(new RoomDatabase(PreparedLedger.Options(home), []));
        await using var export = File.Create(file);
        for (var after = 0L; journal.Read(after, PageLines) is { Count: > 0 } rows; after = rows[^1].Number)
        {
            foreach (var row in rows)
            {
                await export.WriteAsync(row.Bytes, cancel);
                export.WriteByte((byte)'\n');
            }
        }
    }

    private static async Task<(double Seconds, long Generated)> DuckDb(string export, string tools, Action<string> say, CancellationToken cancel)
    {
        var folder = Path.Combine(tools, "duckdb");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            say("installing DuckDB from npm");
            Directory.CreateDirectory(folder);
            await Command("npm", cancel, "install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", Package);
        }

        var script = Path.Combine(folder, "group-by.mjs");
        await File.WriteAllTextAsync(script, DuckDbScript, cancel);
        using var said = JsonDocument.Parse(await Command("node", cancel, script, export, Repeats.ToString(CultureInfo.InvariantCulture)));
        double[] took = [.. said.RootElement.GetProperty("took").EnumerateArray().Select(static t => t.GetDouble() / 1_000)];
        return (Measurements.Median(took), long.Parse(said.RootElement.GetProperty("generated").GetString()!, CultureInfo.InvariantCulture));
    }

    private static async Task<string> Command(string program, CancellationToken cancel, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static async Task<(double Seconds, long Generated)> PostgreSql(string export, string connection, CancellationToken cancel)
    {
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Database = "postgres", CommandTimeout = 0 }.ConnectionString);
        await server.OpenAsync(cancel);
        await Run(server, "CREATE TEMP TABLE lines (body jsonb NOT NULL)", cancel);
        await using (var import = await server.BeginBinaryImportAsync("COPY lines (body) FROM STDIN (FORMAT BINARY)", cancel))
        {
            foreach (var line in File.ReadLines(export, Encoding.UTF8))
            {
                await import.StartRowAsync(cancel);
                await import.WriteAsync(line, NpgsqlDbType.Jsonb, cancel);
            }

            await import.CompleteAsync(cancel);
        }

        await Run(server, "ANALYZE lines", cancel);
        var (took, generated) = (new List<double>(), 0L);
        for (var round = 0; round < Repeats; round++)
        {
            var began = Stopwatch.GetTimestamp();
            generated = 0;
            await using var query = new NpgsqlCommand(PostgreSqlQuery, server);
            await using var rows = await query.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                generated += rows.GetString(2) == "generated" ? rows.GetInt64(6) : 0;
            }

            took.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return (Measurements.Median(took), generated);
    }

    private static async Task Run(NpgsqlConnection server, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
