using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace WasteFlow.Hosting;

/// <summary>SQLite's own calls, for what is read or written by the million: a refusal of theirs is the exception that the provider would have thrown.</summary>
public static class SqliteCalls
{
    /// <exception cref="SqliteException">SQLite does not understand it, or the database cannot be read.</exception>
    public static sqlite3_stmt Prepare(sqlite3 db, string sql)
    {
        Check(db, raw.sqlite3_prepare_v2(db, sql, out var statement), raw.SQLITE_OK);
        return statement;
    }

    /// <exception cref="SqliteException">A call answered otherwise than wanted.</exception>
    public static void Check(sqlite3 db, int result, int wanted)
    {
        if (result != wanted)
        {
            throw new SqliteException(raw.sqlite3_errmsg(db).utf8_to_string(), result & 0xFF, result);
        }
    }
}
