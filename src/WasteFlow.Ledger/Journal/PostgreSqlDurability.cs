using Npgsql;

namespace WasteFlow.Ledger.Journal;

/// <summary>What makes a commit on PostgreSQL last: what a session may ask for itself, and what only the server can give.</summary>
public static class PostgreSqlDurability
{
    private static readonly string[] Names = ["fsync", "full_page_writes", "synchronous_commit"];

    /// <summary>A role or a database may be set to answer before the disk has it; a session may ask for more.</summary>
    public static void Demand(NpgsqlConnection session)
    {
        using var command = new NpgsqlCommand(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')", session);
        command.ExecuteNonQuery();
    }

    /// <summary>The settings as this session has them.</summary>
    public static IReadOnlyDictionary<string, string> Read(NpgsqlConnection session)
    {
        using var command = new NpgsqlCommand("SELECT name, setting FROM pg_settings WHERE name = ANY($1)", session);
        command.Parameters.Add(new() { Value = Names });
        using var reader = command.ExecuteReader();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            settings[reader.GetString(0)] = reader.GetString(1);
        }

        return settings;
    }

    /// <summary>One sentence on what no session can mend, or null.</summary>
    public static string? ObjectionTo(IReadOnlyDictionary<string, string> settings) => settings["fsync"] == "on"
        ? null
        : "PostgreSQL runs with fsync = off, so an answered act could be lost with the power: set fsync = on in postgresql.conf.";
}
