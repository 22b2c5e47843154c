using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The papers of the register: contracts, policies, licences, evaluations, service areas. Words under one number follow one another, see <see cref="Renewals"/>.</summary>
internal static class RecordLines
{
    public static void Take(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case "register-contract":
                var contract = line.As<RegisterContract>();
                Renewals.Put(Contract(contract.Enterprise, contract.Contract), contract, static c => (c.From, c.Until), static (c, day) => c with { Until = day }, documents);
                foreach (var party in contract.With.Append(contract.Enterprise))
                {
                    documents.Put($"{ContractsOf(party)}{contract.Enterprise}/{contract.Contract}", new Named(Contract(contract.Enterprise, contract.Contract)));
                }

                RegisterFold.Ends(new("contract", contract.Contract, contract.Until, contract.Kind, Enterprise: contract.Enterprise), false, documents);
                break;
            case "register-insurance":
                var insurance = line.As<RegisterInsurance>();
                Renewals.Put(
                    $"{InsurancesOf(insurance.Enterprise)}{insurance.Policy}", insurance, static i => (i.From, i.Until), static (i, day) => i with { Until = day }, documents);
                RegisterFold.Ends(new("insurance", insurance.Policy, insurance.Until, insurance.Kind, Enterprise: insurance.Enterprise), false, documents);
                break;
            case "register-licence":
                var licence = line.As<RegisterLicence>();
                Renewals.Put(
                    $"{LicencesOf(licence.Enterprise)}{licence.Licence}", licence, static l => (l.From, l.Until), static (l, day) => l with { Until = day }, documents);
                RegisterFold.Ends(new("licence", licence.Licence, licence.Until, licence.Kind, Enterprise: licence.Enterprise), false, documents);
                break;
            case "register-service-area":
                var area = line.As<RegisterServiceArea>();
                documents.Put(ServiceArea(area.Site), area);
                break;
            case "record-evaluation":
                var evaluation = line.As<RecordEvaluation>();
                Evaluated(evaluation, documents);
                break;
        }
    }

    /// <summary>Evaluations follow one another by the days they are of, in whichever order they are entered; one of the same day takes the other's place.</summary>
    private static void Evaluated(RecordEvaluation said, FoldDocuments documents)
    {
        var key = $"{EvaluationsOf(said.Site)}{said.Kind}";
        RecordEvaluation[] all = [.. Renewals.Of<RecordEvaluation>(key, documents).Where(e => e.Day != said.Day).Append(said).OrderBy(static e => e.Day)];
        var latest = all[^1];
        documents.Put(key, latest);
        if (all.Length > 1)
        {
            documents.Put(Renewals.Others + key, new Terms<RecordEvaluation>(all[..^1]));
        }

        RegisterFold.Ends(new("evaluation", latest.Kind, latest.Until ?? default, latest.Kind, latest.Site), latest.Until is null, documents);
    }

    public static string Contract(EnterpriseId enterprise, string contract) => $"contract/{enterprise}/{contract}";

    public static string ContractsOf(EnterpriseId party) => $"contract-of/{party}/";

    public static string InsurancesOf(EnterpriseId enterprise) => $"insurance/{enterprise}/";

    public static string LicencesOf(EnterpriseId enterprise) => $"licence/{enterprise}/";

    public static string ServiceArea(SiteId site) => $"service-area/{site}";

    public static string EvaluationsOf(SiteId site) => $"evaluation/{site}/";
}
