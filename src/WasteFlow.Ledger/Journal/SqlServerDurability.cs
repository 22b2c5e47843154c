using Microsoft.Data.SqlClient;

namespace WasteFlow.Ledger.Journal;

/// <summary>What makes a commit on SQL Server last. A commit waits for the log unless it asks not to, or the database is set to ask so for all.</summary>
public static class SqlServerDurability
{
    private const string Name = "delayed_durability";

    /// <summary>The setting of the session's database: DISABLED, ALLOWED or FORCED.</summary>
    public static IReadOnlyDictionary<string, string> Read(SqlConnection session)
    {
        using var command = new SqlCommand("SELECT [delayed_durability_desc] FROM [sys].[databases] WHERE [database_id] = DB_ID()", session);
        return new Dictionary<string, string>(StringComparer.Ordinal) { [Name] = (string)command.ExecuteScalar() };
    }

    /// <summary>One sentence on what no session can mend, or null.</summary>
    public static string? ObjectionTo(IReadOnlyDictionary<string, string> settings) => settings[Name] == "FORCED"
        ? "SQL Server's database is set to DELAYED_DURABILITY = FORCED, so an answered act could be lost with the power: ALTER DATABASE CURRENT SET DELAYED_DURABILITY = DISABLED."
        : null;
}
