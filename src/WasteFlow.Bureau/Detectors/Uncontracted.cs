using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// Waste that is filed for a receiver or a carrier without a contract that covers it (Order 23 arts 10 and 13): one alarm for two parties and a code, until
/// they register one.
/// </summary>
internal static class Uncontracted
{
    private const string Carriage = "transport";

    public static IEnumerable<Seen> Look(Scene scene)
    {
        if (scene.Line.Act == "register-contract" && scene.Line.As<RegisterContract>() is var contract)
        {
            foreach (var with in contract.With)
            {
                Signed(contract, with, scene);
            }
        }

        if (scene.Line.Filing() is not { } said || scene.Site(said.Mover) is not { } mover || scene.Site(said.Receiver) is not { } receiver)
        {
            yield break;
        }

        foreach (var note in scene.Line.Notes.Where(static n => n.Code is "contract_missing" or "carrier_contract_missing"))
        {
            var carried = note.Code == "carrier_contract_missing";
            var code = note.Details?.GetValueOrDefault("code") is { } named ? new WasteCode(named) : said.Items[0].Code;
            var (first, second) = (mover.Enterprise, carried ? said.Carrier : receiver.Enterprise);
            var key = Key(carried, first, second);
            var known = scene.Documents.Get<Missing>(key)?.Codes ?? [];
            scene.Documents.Put(key, new Missing([.. known.Append(code).Distinct()]));
            yield return new(
                Of(carried, first, second, code),
                new(said.Mover, first, said.Mover, said.Receiver, said.Stream, code, scene.Line.Manifest?.Number), note.Code);
        }
    }

    private static void Signed(RegisterContract contract, EnterpriseId with, Scene scene)
    {
        var carried = contract.Kind == Carriage;
        var key = Key(carried, contract.Enterprise, with);
        var day = Waste.Calendar.DayOf(scene.Line.HappenedAt());
        if (contract.Until < day || scene.Documents.Get<Missing>(key) is not { } missing)
        {
            return;
        }

        var covered = missing.Codes.Where(c => contract.Codes.Any(p => WasteCodes.Covers(p, c))).ToArray();
        scene.End(covered.Select(c => Subject.Id("no-contract", Of(carried, contract.Enterprise, with, c))));
        scene.Documents.Put(key, new Missing([.. missing.Codes.Except(covered)]));
    }

    /// <summary>Either of the two may keep the contract, so their order says nothing.</summary>
    private static string Of(bool carried, EnterpriseId one, EnterpriseId other, WasteCode code) => $"{Pair(carried, one, other)}@{code}";

    private static string Key(bool carried, EnterpriseId one, EnterpriseId other) => Subject.Id("uncontracted", Pair(carried, one, other));

    private static string Pair(bool carried, EnterpriseId one, EnterpriseId other) =>
        string.Join('@', new[] { one.Text, other.Text }.Order(StringComparer.Ordinal).Prepend(carried ? "carriage" : "waste"));
}

/// <summary>The codes for which two parties have no contract.</summary>
public sealed record Missing(IReadOnlyList<WasteCode> Codes);
