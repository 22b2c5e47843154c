using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace WasteFlow.Hosting;

/// <summary>Tells a database that gives no answer (too slow, full, gone) from a fault of our own: the first goes by itself.</summary>
public static class StoreFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqlServerTimeout = -2;

    /// <summary>From this class on SQL Server has broken off the connection.</summary>
    private const int SqlServerFatal = 20;

    /// <summary>Whether a database did not answer, as far as any of what is wrapped in one another says so.</summary>
    public static bool IsNotThere(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            if (at is DbException { IsTransient: true }
                or SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked }
                or SqlException { Number: SqlServerTimeout }
                or SqlException { Class: >= SqlServerFatal })
            {
                return true;
            }
        }

        return false;
    }
}
