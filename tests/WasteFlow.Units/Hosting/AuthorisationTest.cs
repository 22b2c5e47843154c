using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Hosting;

/// <summary>Who comes in where: an enterprise's own administrators and machines are no authority.</summary>
public class AuthorisationTest
{
    static readonly Caller OfTheBureau = new("a", null, [Roles.Administrator, Roles.Officer, Roles.Planner, Roles.Machine], "410104");
    static readonly Caller OfAnEnterprise = new("b", new EnterpriseId("works"), [Roles.Administrator, Roles.Clerk, Roles.Driver, Roles.Gate, Roles.Machine]);

    [Theory]
    [InlineData("POST", "/bureau/grant-permit")]
    [InlineData("POST", "/bureau/grant-approval")]
    [InlineData("POST", "/bureau/advance-application")]
    [InlineData("POST", "/bureau/change-rule")]
    [InlineData("POST", "/bureau/expire-manifest")]
    [InlineData("POST", "/bureau/declare-emergency")]
    [InlineData("POST", "/indicators/adopt-table")]
    [InlineData("POST", "/indicators/adopt-plan")]
    [InlineData("POST", "/registry/register-enterprise")]
    [InlineData("POST", "/registry/change-enterprise")]
    [InlineData("POST", "/registry/record-evaluation")]
    [InlineData("GET", "/bureau/cases")]
    [InlineData("GET", "/bureau/incident")]
    [InlineData("GET", "/indicators/report")]
    public void What_is_an_authoritys_is_no_enterprises(string method, string path)
    {
        var row = Authorisation.Find(method, path)!;
        Assert.Null(row.Objection(OfTheBureau));
        Assert.Equal("role_not_allowed", row.Objection(OfAnEnterprise)?.Code);
    }

    [Theory]
    [InlineData("POST", "/registry/register-site")]
    [InlineData("POST", "/registry/enrol-person")]
    [InlineData("POST", "/producers/file-manifest")]
    [InlineData("GET", "/bureau/applications")]
    public void What_is_a_partys_it_may_do_for_itself(string method, string path) => Assert.Null(Authorisation.Find(method, path)!.Objection(OfAnEnterprise));

    [Fact]
    public void An_enterprise_answers_for_no_site_as_a_bureau_does() =>
        Assert.False(Standing.Answers(OfAnEnterprise, new(Guid.Empty, default, new("yard"), new("works"), "Yard", "410104", "410104", "industrial-enterprise", [])));
}
