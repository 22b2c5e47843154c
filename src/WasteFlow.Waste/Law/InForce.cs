using NodaTime;

namespace WasteFlow.Waste;

/// <summary>The law (现行规定) that an act is judged by: the tables in force on its day, as of a line, and that day.</summary>
/// <param name="Day">The day whose rows count: for a manifest the one it was filed on, also at its pick-up and receipt.</param>
public readonly record struct InForce(TableSet Tables, LocalDate Day)
{
    /// <summary>The row of a rule in a division, or null where none is in force.</summary>
    /// <param name="stream">The stream it is asked for; null finds only rows that are about all.</param>
    public RuleRow? Rule(string rule, string division, string? stream = null) => Tables.Rules.Find(rule, division, Day, stream);

    /// <summary>The stream of that name, or null.</summary>
    public StreamRow? Stream(string stream) => Tables.Streams.Find(stream);

    /// <summary>The outcome class of a code by a method, or null where the method does not apply.</summary>
    public string? ClassOf(string stream, WasteCode code, string method) => Tables.Methods.ClassOf(stream, code, method, Day);
}
