using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The papers of the register: contracts, policies, licences, evaluations, service areas. The latest word under a number stands.</summary>
internal static class RecordLines
{
    public static void Take(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case "register-contract":
                var contract = line.As<RegisterContract>();
                documents.Put(Contract(contract.Enterprise, contract.Contract), contract);
                foreach (var party in contract.With.Append(contract.Enterprise))
                {
                    documents.Put($"{ContractsOf(party)}{contract.Enterprise}/{contract.Contract}", new Named(Contract(contract.Enterprise, contract.Contract)));
                }

                RegisterFold.Ends(new("contract", contract.Contract, contract.Until, contract.Kind, Enterprise: contract.Enterprise), false, documents);
                break;
            case "register-insurance":
                var insurance = line.As<RegisterInsurance>();
                documents.Put($"{InsurancesOf(insurance.Enterprise)}{insurance.Policy}", insurance);
                RegisterFold.Ends(new("insurance", insurance.Policy, insurance.Until, insurance.Kind, Enterprise: insurance.Enterprise), false, documents);
                break;
            case "register-licence":
                var licence = line.As<RegisterLicence>();
                documents.Put($"{LicencesOf(licence.Enterprise)}{licence.Licence}", licence);
                RegisterFold.Ends(new("licence", licence.Licence, licence.Until, licence.Kind, Enterprise: licence.Enterprise), false, documents);
                break;
            case "register-service-area":
                var area = line.As<RegisterServiceArea>();
                documents.Put(ServiceArea(area.Site), area);
                break;
            case "record-evaluation":
                var evaluation = line.As<RecordEvaluation>();
                documents.Put($"{EvaluationsOf(evaluation.Site)}{evaluation.Kind}", evaluation);
                RegisterFold.Ends(
                    new("evaluation", evaluation.Kind, evaluation.Until ?? default, evaluation.Kind, evaluation.Site), evaluation.Until is null, documents);
                break;
        }
    }

    public static string Contract(EnterpriseId enterprise, string contract) => $"contract/{enterprise}/{contract}";

    public static string ContractsOf(EnterpriseId party) => $"contract-of/{party}/";

    public static string InsurancesOf(EnterpriseId enterprise) => $"insurance/{enterprise}/";

    public static string LicencesOf(EnterpriseId enterprise) => $"licence/{enterprise}/";

    public static string ServiceArea(SiteId site) => $"service-area/{site}";

    public static string EvaluationsOf(SiteId site) => $"evaluation/{site}/";
}
