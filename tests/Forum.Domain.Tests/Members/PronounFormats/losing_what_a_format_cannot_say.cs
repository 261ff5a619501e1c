using Forum.Domain.Members.PronounFormats;

namespace Forum.Domain.Tests.Members.PronounFormats;

/// <summary>One row for each way of having pronouns, one column for each format: what a reader of that format does not learn.</summary>
public class losing_what_a_format_cannot_say
{
    public const string Losses =
        """
        pronouns                                              | vcard         | jscontact     | schemaorg     | fhir            | suffix
        unset                                                 |               |               |               |                 |
        any                                                   |               |               |               |                 |
        ask                                                   |               |               |               |                 |
        useName                                               |               |               |               |                 |
        useName ?                                             |               |               |               |                 |
        they/them                                             |               |               |               |                 |
        he/they                                               |               |               |               |                 |
        they/he                                               |               |               |               |                 |
        She/Her                                               |               |               |               |                 |
        she / her                                             |               |               |               |                 |
        xe/xem                                                |               |               |               |                 |
        fae/faer/faers/faeself                                |               |               |               |                 |
        mirror/your pronouns                                  |               |               |               |                 |
        🐈/🐈s                                                  |               |               |               |                 |
        null/void                                             |               |               |               |                 |
        undecided                                             |               |               |               |                 |
        no pronouns, please                                   |               |               |               |                 | sets sets sets
        he, him, his                                          |               |               |               |                 | sets sets sets sets
        ask me                                                | stance sets   | stance sets   | stance sets   | stance sets     | stance sets
        any + ask                                             |               |               | order         |                 |
        any @en                                               | stance sets   | stance sets   | stance sets   | stance sets     | stance sets
        she/her + any                                         |               |               | order         |                 |
        he/him + they/them                                    |               |               | order         |                 |
        they/them + he/him                                    |               |               | order         |                 |
        they/them + they/them                                 |               |               | order         |                 |
        a + b + c + d + e + f + g + h                         |               |               | order         |                 |
        h + g + f + e + d + c + b + a                         |               |               | order         |                 |
        J;J's \\ N\n                                          |               |               |               |                 |
        "quoted"                                              |               |               |               |                 |
        sie/ihr @de                                           |               |               |               | language        | language
        dey/denen @de-AT                                      |               |               |               | language        | language
        iel @fr                                               |               |               |               | language        | language
        hän/hänet @fi                                         |               |               |               | language        | language
        ő/őt @hu                                              |               |               |               | language        | language
        他 @zh-Hant                                            |               |               |               | language        | language
        هي @ar                                                |               |               |               | language        | language
        היא @he                                               |               |               |               | language        | language
        она/её @ru                                            |               |               |               | language        | language
        彼女 @ja                                                |               |               |               | language        | language
        वह @hi                                                |               |               |               | language        | language
        sie/ihr @de #feminine                                 |               |               |               | language gender | language gender
        en #common                                            |               |               |               | gender          | gender
        er @de #masculine + sie @de #feminine                 | gender gender | gender gender | order         | language gender language gender | language gender language gender
        er @de #masculine + en @sv #common                    |               |               | order         | language gender language gender | language gender language gender
        she #feminine + xe                                    | gender        | gender        | order         | gender          | gender
        xe (subject: xe; object: xem)                         | forms         | forms         |               | forms           | forms
        hän (partitive: häntä; allative: hänelle) @fi         | forms         | forms         |               | forms language  | forms language
        they/them ?                                           | ambiguous     | ambiguous     | ambiguous     | ambiguous       | ambiguous
        they/them ~                                           | unconfirmed   | unconfirmed   | unconfirmed   | unconfirmed     | unconfirmed
        they/them !signedIn                                   | audience      | audience      | audience      | audience        | audience
        any !moderators                                       | audience      | audience      | audience      | audience        | audience
        unset !onlyMe                                         | audience      | audience      | audience      | audience        | audience
        an unusually long description of somebody's pronouns  |               |               |               |                 | stance sets
        they/them + an unusually long set of pronouns, indeed |               |               | order         |                 | sets
        """;

    public static TheoryData<string, string, string> Rows()
    {
        var lines = Losses.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var rows = new TheoryData<string, string, string>();
        foreach (var line in lines.Skip(1))
        {
            for (var column = 1; column < line.Length; column++) rows.Add(line[0], lines[0][column], line[column]);
        }

        return rows;
    }

    [Theory, MemberData(nameof(Rows))]
    public void tells_of_it_and_keeps_the_rest(string pronouns, string format, string losses)
    {
        var said = Notation.Read(pronouns);
        var written = Table.Find(format).Write(said, "Sam");
        Assert.Equal(losses, Table.Codes(written.Losses));
        if (losses is "" or "order") Assert.Equal(said, Table.Understood(format, written.Text));
    }

    [Fact]
    public void has_a_column_for_each_format() =>
        Assert.Equal(PronounFormat.All.Select(format => format.Name), Losses.Split('\n')[0].Split('|', StringSplitOptions.TrimEntries).Skip(1));

    [Fact]
    public void tells_what_is_lost_of_which_set() => Assert.Equal(
        [
            new PronounLoss("audience", "Who may see them is not said."),
            new PronounLoss("forms", "The forms of xe/xem are left out."),
            new PronounLoss("sets", "The set an unusually long set of pronouns, indeed is left out, or would be read as something else."),
        ],
        Table.Find("suffix").Write(Notation.Read("xe/xem (subject: xe) + an unusually long set of pronouns, indeed !signedIn"), "Sam").Losses);
}
