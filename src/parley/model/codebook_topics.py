"""The topics of the codebook, as data.

Weights rank what a reader of a peace process looks for first: what stops or restarts the war (1.0 to 0.8), what the settlement is
made of (0.75 to 0.55), what surrounds it (0.5 and less). They order a screen; they decide nothing else. Names are invented.
"""

from __future__ import annotations

from parley.model.codebook_records import Topic

TOPICS: tuple[Topic, ...] = (
    Topic(
        name="ceasefire",
        weight=1.0,
        definition="A truce, a cessation of hostilities or its length and reach.",
        positive="The Varo Front offered a ceasefire of one week.",
        negative="The Varo Front freed two hostages.",
    ),
    Topic(
        name="prisoners",
        weight=0.9,
        definition="People held by a state or a party because of the conflict, their number, release or exchange.",
        positive="The Karsan government released 150 prisoners of the Varo Front.",
        negative="The Karsan government withdrew its troops from Tol.",
    ),
    Topic(
        name="hostages",
        weight=0.9,
        definition="People taken to be bargained with: hostages, abducted civilians, captives held for ransom.",
        positive="The Varo Front freed four hostages on Sunday.",
        negative="The Karsan government lifted the blockade of Tol.",
    ),
    Topic(
        name="withdrawal",
        weight=0.9,
        definition="Armed forces leaving a country, a region or a line; timetables and numbers of it.",
        positive="The Varo Front demanded the withdrawal of Karsan troops from the valley.",
        negative="The Varo Front declared a ceasefire in the valley.",
    ),
    Topic(
        name="sanctions",
        weight=0.7,
        definition="Penalties short of force: sanctions, embargoes, blockades, blacklists, and their removal.",
        positive="The Lethian government imposed sanctions on the leaders of the Varo Front.",
        negative="Lethia hosted talks with the leaders of the Varo Front.",
    ),
    Topic(
        name="talks",
        weight=0.75,
        definition="The talking itself: venue, agenda, dates, delegations, format, mediation, whether to talk at all.",
        positive="The Karsan government and the Varo Front resumed peace talks in Lethe.",
        negative="The Varo Front shelled the port of Tol.",
    ),
    Topic(
        name="power_sharing",
        weight=0.8,
        definition="Who governs: interim or unity governments, posts, quotas, terms of office, autonomy inside the government.",
        positive="The Varo Front demanded half of the posts in a transitional government.",
        negative="The Varo Front demanded the release of its prisoners.",
    ),
    Topic(
        name="constitution",
        weight=0.65,
        definition="The basic law and the form of the state: constitution, federation, rights written into law.",
        positive="The Varo Front demanded a new constitution.",
        negative="The Varo Front demanded a longer truce.",
    ),
    Topic(
        name="security_guarantees",
        weight=0.75,
        definition="Assurances of safety to a party, its leaders or its people; guarantors, safe passage, non-aggression.",
        positive="The Lethian government promised security guarantees to the leaders of the Varo Front.",
        negative="Lethia promised food aid to the town of Tol.",
    ),
    Topic(
        name="counter_terrorism",
        weight=0.7,
        definition="Ties with groups held to be terrorist: cutting them, safe havens, joint action against them.",
        positive="The Varo Front promised to cut its ties with terrorist groups.",
        negative="The Varo Front promised to free its prisoners.",
    ),
    Topic(
        name="humanitarian",
        weight=0.65,
        definition="Relief and those who need it: aid deliveries, access, corridors, evacuation, medical care.",
        positive="The Karsan government agreed with the Varo Front to open a humanitarian corridor to Tol.",
        negative="The Karsan government arrested a leader of the Varo Front.",
    ),
    Topic(
        name="territory",
        weight=0.75,
        definition="Who holds which land: towns taken or lost, borders, lines of control, self-rule of a region, secession.",
        positive="The Varo Front captured the town of Tol on Saturday.",
        negative="The Varo Front appointed a new chief negotiator on Saturday.",
    ),
    Topic(
        name="disarmament",
        weight=0.75,
        definition="Arms laid down, fighters demobilised, reintegrated or merged into an army; weapons destroyed.",
        positive="The Varo Front agreed with the government to disarm its fighters.",
        negative="The Varo Front agreed with the government to meet again in May.",
    ),
    Topic(
        name="elections",
        weight=0.65,
        definition="Votes and referendums: their date, conduct, boycott, results.",
        positive="The Karsan government offered early elections to the Varo Front.",
        negative="The Karsan government offered a truce to the Varo Front.",
    ),
    Topic(
        name="refugees",
        weight=0.6,
        definition="People driven from home, within the country or abroad, and their return.",
        positive="The Lethian government urged the Karsan government to allow the return of refugees.",
        negative="Lethia urged the Karsan government to return to the talks.",
    ),
    Topic(
        name="recognition",
        weight=0.65,
        definition="Status granted to a party or a state: recognition, offices, a seat, legality, diplomatic ties.",
        positive="The Lethian government promised to recognise the Varo Front as a political party.",
        negative="Lethia promised to send food to the port of Tol.",
    ),
    Topic(
        name="monitoring",
        weight=0.7,
        definition="Watching over what was agreed: observers, monitors, verification, peacekeepers, joint commissions.",
        positive="The Varo Front accepted international monitors for the truce.",
        negative="The Karsan government rejected the demand for new elections.",
    ),
    Topic(
        name="justice",
        weight=0.6,
        definition="Reckoning for what was done: amnesty, trials, tribunals, truth commissions, reparations, the missing.",
        positive="The Varo Front demanded an amnesty for its fighters.",
        negative="The Varo Front attacked a police post.",
    ),
    Topic(
        name="economy",
        weight=0.5,
        definition="Money, trade, resources, land and reconstruction as a matter of the conflict.",
        positive="The Karsan government offered the Varo Front a share of oil revenue.",
        negative="The Karsan government offered the Varo Front a ceasefire.",
    ),
    Topic(
        name="agreement",
        weight=0.9,
        definition="The deal as a whole: reached, signed, praised, kept, broken, or in doubt.",
        positive="The Karsan government and the Varo Front signed a peace agreement.",
        negative="The Karsan army shelled a village near Tol.",
    ),
    Topic(
        name="violence",
        weight=0.8,
        definition="Fighting, attacks, casualties, and their level.",
        positive="Varo Front fighters attacked an army convoy, killing six soldiers.",
        negative="The Varo Front appointed a new chief negotiator.",
    ),
    Topic(
        name="other",
        weight=0.3,
        definition="An act of the process that is about none of the above.",
        positive="The Karsan government and the Varo Front cooperated in the search for a lost child.",
        negative="The Karsan government and the Varo Front signed a peace agreement.",
    ),
)
