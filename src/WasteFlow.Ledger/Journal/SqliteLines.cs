using Microsoft.Data.Sqlite;
using SQLitePCL;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Journal;

/// <summary>Reads lines by SQLite's own calls: a fold that is built from line 1 reads millions, and asking a reader for each column costs more than to fetch it.</summary>
internal static class SqliteLines
{
    private const string After = "SELECT number, hash, act, bytes FROM lines WHERE number > ?1 ORDER BY number LIMIT ?2";

    /// <exception cref="SqliteException">SQLite could not read them.</exception>
    public static IReadOnlyList<LineRow> Read(SqliteConnection connection, long after, int max)
    {
        var db = connection.Handle!;
        using var lines = SqliteCalls.Prepare(db, After);
        SqliteCalls.Check(db, raw.sqlite3_bind_int64(lines, 1, after), raw.SQLITE_OK);
        SqliteCalls.Check(db, raw.sqlite3_bind_int64(lines, 2, max), raw.SQLITE_OK);
        var rows = new List<LineRow>();
        int step;
        while ((step = raw.sqlite3_step(lines)) == raw.SQLITE_ROW)
        {
            rows.Add(new()
            {
                Number = raw.sqlite3_column_int64(lines, 0),
                Hash = raw.sqlite3_column_text(lines, 1).utf8_to_string(),
                Act = raw.sqlite3_column_text(lines, 2).utf8_to_string(),
                Bytes = raw.sqlite3_column_blob(lines, 3).ToArray(),
            });
        }

        SqliteCalls.Check(db, step, raw.SQLITE_DONE);
        return rows;
    }
}
